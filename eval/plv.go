package eval

import (
	"context"
	"slices"
	"strconv"

	"entente/graph"
	"entente/graph/plover"
	"entente/loader/extract"
	"entente/loader/facts"
	"entente/loader/text"
)

// plvSentence is one line of the data: a sentence with a marked source and target, and what the one does to the other.
type plvSentence struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Marked string `json:"marked"`
	Quad   string `json:"quad"`
	Type   string `json:"type"`
}

// yield is the data's word for CONCEDE and RETREAT.
const yield = "YIELD"

// symmetric are the types whose parties are all actors.
func symmetric(eventType string) bool {
	return slices.Contains([]string{"AGREE", "CONSULT", "COOPERATE"}, eventType)
}

// marks returns the passages between <s> and </s> and between <t> and </t>, in the text without the marks; they may lie in each
// other and be several.
func marks(marked string) (source, target []span) {
	at := 0
	var openS, openT []int
	for runes := []rune(marked); len(runes) > 0; {
		switch {
		case hasPrefix(runes, "<s>"):
			openS, runes = append(openS, at), runes[3:]
		case hasPrefix(runes, "<t>"):
			openT, runes = append(openT, at), runes[3:]
		case hasPrefix(runes, "</s>") && len(openS) > 0:
			source, openS, runes = append(source, span{openS[len(openS)-1], at}), openS[:len(openS)-1], runes[4:]
		case hasPrefix(runes, "</t>") && len(openT) > 0:
			target, openT, runes = append(target, span{openT[len(openT)-1], at}), openT[:len(openT)-1], runes[4:]
		default:
			at, runes = at+1, runes[1:]
		}
	}
	return source, target
}

func hasPrefix(runes []rune, prefix string) bool {
	return len(runes) >= len(prefix) && string(runes[:len(prefix)]) == prefix
}

func measurePLV(ctx context.Context, r *runner, s Set) (*Table, error) {
	sentences, err := readLines[plvSentence](s)
	if err != nil {
		return nil, err
	}
	in, raw := make([]extract.Input, len(sentences)), make([]string, len(sentences))
	for i, x := range sentences {
		in[i], raw[i] = extract.Input{ID: x.ID}, x.Text
		source, target := marks(x.Marked)
		for _, p := range slices.Concat(source, target) {
			in[i].Actors = append(in[i].Actors, text.Span{Start: p.Start, End: p.End})
		}
	}
	read, refused, err := r.readAll(ctx, in, raw)
	if err != nil {
		return nil, err
	}
	var types, quads labels
	someEvent, pair, rightType, rightQuad, opposite, tooFriendly := 0, 0, 0, 0, 0, 0
	for i, x := range sentences {
		if len(read[i].doc.Events) > 0 {
			someEvent++
		}
		answer, quad := "", ""
		if e := pairEvent(read[i], x); e != nil {
			pair++
			answer, quad = plvClass(plvType(e))
		}
		types.add(x.Type, answer)
		quads.add(x.Quad, quad)
		rightType += int(b2f(answer == x.Type))
		rightQuad += int(b2f(quad == x.Quad))
		opposite += int(b2f(quad != "" && (quad <= "2") != (x.Quad <= "2")))
		tooFriendly += int(b2f(quad != "" && quad <= "2" && x.Quad > "2"))
	}
	apart, more, err := measureStrangers(ctx, r, sentences)
	if err != nil {
		return nil, err
	}
	refused = append(refused, more...)
	meanType, meanQuad := types.macroF1(), quads.macroF1()
	n := len(sentences)
	return &Table{Articles: n, Refused: refused, Rows: []Row{
		rateRow("sentences with an event", someEvent, n),
		rateRow("pair found", pair, n),
		{Name: "type: macro-F1", Rate: &meanType, Gold: n},
		rateRow("type: accuracy", rightType, n),
		rateRow("type: accuracy on pairs found", rightType, pair),
		{Name: "quad: macro-F1", Rate: &meanQuad, Gold: n},
		rateRow("quad: accuracy", rightQuad, n),
		rateRow("quad: accuracy on pairs found", rightQuad, pair),
		rateRow("wrong sign on pairs found", opposite, pair),
		rateRow("hostile read as friendly, of pairs found", tooFriendly, pair),
		apart.row("events between two strangers, a pair"),
	}}, nil
}

// plvClass is a type and its quad class as the data has them.
func plvClass(eventType string) (class, quad string) {
	if eventType == "CONCEDE" || eventType == "RETREAT" {
		return yield, strconv.Itoa(int(plover.MaterialCooperation))
	}
	t, ok := plover.Lookup(eventType)
	if !ok {
		return eventType, ""
	}
	return eventType, strconv.Itoa(int(t.Quad))
}

// plvType is an event's type as the data's codebook has it. What is not done yet or not done is a type of its own there: cooperation to come is AGREE, conflict to come is THREATEN, and
// cooperation denied is REJECT. Convicting somebody is ACCUSE, attacks on computers are ASSAULT, and economic sanctions, which PLOVER's manual has as SANCTION without a mode, are COERCE. Formal agreements (CAMEO 057) are SUPPORT.
func plvType(e *facts.Event) string {
	t, _ := plover.Lookup(e.Type)
	friendly := t.Quad == plover.VerbalCooperation || t.Quad == plover.MaterialCooperation
	switch {
	case e.Modality == string(graph.Future) && friendly:
		return "AGREE"
	case e.Modality == string(graph.Future) && t.Quad == plover.MaterialConflict:
		return "THREATEN"
	case e.Modality == string(graph.Negated) && friendly:
		return "REJECT"
	case e.CAMEO != nil && *e.CAMEO == "057":
		return "SUPPORT"
	case e.Mode != nil && *e.Mode == "convict":
		return "ACCUSE"
	case e.Type == "SANCTION" && e.Mode == nil:
		return "COERCE"
	case e.Mode != nil && *e.Mode == "cyber":
		return "ASSAULT"
	}
	return e.Type
}

// pairEvent is the surest event that leads from the source to the target, else between them the other way round. A side that is not marked may be anybody.
func pairEvent(r *reading, x plvSentence) *facts.Event {
	source, target := marks(x.Marked)
	if len(source) == 0 && len(target) == 0 {
		return nil
	}
	touches := func(ids []string, at []span) bool {
		return len(at) == 0 || slices.ContainsFunc(ids, func(id string) bool { return r.mentionsOverlap(id, at...) })
	}
	between := func(ids []string) bool { // two who take part, one at each mark
		return len(source) == 0 || len(target) == 0 && touches(ids, source) || slices.ContainsFunc(ids, func(a string) bool {
			return touches([]string{a}, source) && slices.ContainsFunc(ids, func(b string) bool { return a != b && touches([]string{b}, target) })
		})
	}
	var best *facts.Event
	bestScore := 0.0
	for i := range r.doc.Events {
		e := &r.doc.Events[i]
		all := slices.Concat(e.Actors, e.Recipients)
		score := e.Evidence[0].Confidence
		switch {
		case touches(e.Actors, source) && touches(e.Recipients, target), symmetric(e.Type) && between(all) && touches(all, target):
			score++
		case between(all) && touches(all, target):
		default:
			continue
		}
		if best == nil || score > bestScore {
			best, bestScore = e, score
		}
	}
	return best
}
