package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// tellsOfNoAct reports whether the words of an event, which have its form, mean something else where they stand: a prize that is won, a cause that is named, an argument with a clause, an assurance of what others will do.
func (r *reading) tellsOfNoAct(x *act) bool {
	lemma, _ := r.lex.VerbLemma(r.norm(x.head))
	switch {
	case x.kind == "ASSAULT" && capturing.has(lemma):
		o := r.objectOfAct(x)
		return o >= 0 && (prizes.has(r.toks[o].Lemma) || r.winsBody(x, o))
	case lemma == "whip": // party discipline, by its objects
		o := r.objectOfAct(x)
		return o >= 0 && whipped.has(r.toks[o].Lemma)
	case x.kind == "SUPPORT" && lemma == "credit":
		return r.causeBehind(r.objectOfAct(x))
	case x.kind == "ACCUSE" && lemma == "argue":
		return r.child(x.head, text.Ccomp) > x.head
	case x.kind == "AGREE" && (lemma == "guarantee" || lemma == "promise" || lemma == "assure"):
		c := r.child(x.head, text.Ccomp)
		if c < x.head {
			return false
		}
		s := r.ownSubject(c)
		return s > x.head && r.mentionOf(s) != nil && !sameEntities(r.mentionOf(s).ents, x.actors.ents)
	}
	return false
}

// namesCause reports whether the verb at token v says what its object comes from, and praises nobody: "credited the win to luck", whatever the parser made of the preposition.
func (r *reading) namesCause(v, object int) bool {
	if r.causeBehind(object) {
		return true
	}
	for _, h := range []int{v, object} {
		for range r.oblique(h, "to") {
			return true
		}
	}
	return false
}

// causeBehind reports whether "to" stands right behind an object, by the words alone.
func (r *reading) causeBehind(object int) bool {
	return object >= 0 && r.norm(r.subtree(object).End) == "to"
}

var (
	capturing = words(`capture seize take retake recapture storm`)
	whipped   = words(`lawmaker legislator member senator congressman deputy mp vote delegate`)
	// prizes are what is captured without force.
	prizes = words(`allegiance attention imagination nomination vote support majority seat mood spirit heart crown title medal gold silver bronze lead market share headline moment essence anger frustration sentiment presidency
		loyalty affection interest delegate state primary race contest trophy championship audience image footage photograph opportunity initiative chance credit blame stage office`)
)

// winsBody reports whether a party or a person takes a chamber, as elections have it: "if Democrats capture the Senate".
func (r *reading) winsBody(x *act, o int) bool {
	switch r.norm(o) {
	case "senate", "house", "congress", "parliament", "assembly", "council", "legislature":
	default:
		return false
	}
	return len(x.actors.ents) > 0 && !slices.ContainsFunc(x.actors.ents, func(e int) bool {
		y := &r.entities[e]
		return y.kind != facts.Person && y.orgKind != string(lexicon.Party)
	})
}

// askedOf takes from those of whom something is asked who are only named by what is asked for: "called for a prosecutor" asks nobody yet, and "for greater Christian ethics" not all Christians; and from those
// who are refused something whom it is only about: "the names of donors".
func (r *reading) askedOf(x *act) {
	switch {
	case x.kind == "REQUEST" && r.isForm(x.head, "call") && x.recipients.First > x.head:
		first := x.recipients.First
		if n := r.norm(first); n == "a" || n == "an" {
			x.recipients = phrase{}
			return
		}
		for k := first; k < x.recipients.End; k++ {
			if m := r.mentionOf(k); m != nil && m.via == facts.ViaDemonym && r.toks[k].UPOS == text.ADJ && r.isKind(m, facts.Group) {
				x.recipients = phrase{}
				return
			}
		}
	case x.kind == "REJECT":
		if o := r.objectOfAct(x); o >= 0 && aboutSomebody.has(r.toks[o].Lemma) {
			x.recipients = phrase{}
		}
	}
}

// objectOfAct is the noun that an act is done to or with: its object, that of its verb, or that of the infinitive under its verb; -1 for none.
func (r *reading) objectOfAct(x *act) int {
	if o := r.child(x.head, text.Obj); o >= 0 {
		return o
	}
	if o := r.child(r.child(x.head, text.Xcomp), text.Obj); o >= 0 {
		return o
	}
	return x.object
}

// aboutSomebody are nouns for what is known of people.
var aboutSomebody = words(`name identity detail list information record document email address number photo photograph video footage transcript`)

// isForm reports whether the word at token v is a form of a verb.
func (r *reading) isForm(v int, verb string) bool {
	lemma, ok := r.lex.VerbLemma(r.norm(v))
	return ok && lemma == verb
}
