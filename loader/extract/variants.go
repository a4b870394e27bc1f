package extract

import (
	"strconv"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/spelling"
)

// variants finds persons by names that are spelt in another way than they are known by.
type variants struct {
	byKey map[string][]*lexicon.Entry // the lexicon's, by the keys of their surnames
}

func newVariants(lex *lexicon.Lexicon) *variants {
	v := &variants{byKey: map[string][]*lexicon.Entry{}}
	for _, e := range lex.Entries(lexicon.Person) {
		seen := map[string]bool{}
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if k := spelling.Key(name); k != "" && !seen[k] {
				seen[k] = true
				v.byKey[k] = append(v.byKey[k], e)
			}
		}
	}
	return v
}

// sureSurname is how sure the spelling of a surname must be for a name to be that of a person in the lexicon, of whom the article has said nothing yet.
const sureSurname = 0.85

// known returns the one person of the lexicon of whom a full name is a spelling; nil for none and for several.
func (v *variants) known(name string) (*lexicon.Entry, spelling.Decision) {
	var found *lexicon.Entry
	var how spelling.Decision
	for _, e := range v.byKey[spelling.Key(name)] {
		d := bestSpelling(name, e)
		if !d.Same {
			continue
		}
		if found != nil {
			return nil, spelling.Decision{}
		}
		found, how = e, d
	}
	return found, how
}

// bestSpelling is the surest decision that a name is one of an entry's.
func bestSpelling(name string, e *lexicon.Entry) spelling.Decision {
	var best spelling.Decision
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		d := spelling.Names(name, n)
		if d.Same && d.Rule != spelling.Distance && spelling.Surnames(lastWord(name), lastWord(n)).Score >= sureSurname && d.Score > best.Score {
			best = d
		}
	}
	return best
}

// speltLike returns the person whom the article has named in another spelling of the full name, else the lexicon's, with the rule that says so; -1 where there is nobody or more than one.
func (r *reading) speltLike(name string) (e int, rule string, score float64) {
	found := -1
	var how spelling.Decision
	for _, k := range r.bySpelling[spelling.Key(name)] {
		d := spelling.Names(name, r.entities[k].name)
		if x := r.entities[k].entry; !d.Same && x != nil {
			d = bestSpelling(name, x)
		}
		if !d.Same || k == found {
			continue
		}
		if found >= 0 {
			return -1, "", 0
		}
		found, how = k, d
	}
	if found < 0 {
		x, d := r.variants.known(name)
		if x == nil {
			return -1, "", 0
		}
		found, how = r.known(x), d
	}
	return found, "name.spelling-" + string(how.Rule), 0.8 * how.Score
}

// surnameSpelt returns the one person of the article of whose surname a single word is another spelling, -1 where there is nobody or more than one.
func (r *reading) surnameSpelt(word string) (e int, rule string) {
	found := -1
	for _, k := range r.bySpelling[spelling.Key(word)] {
		x := &r.entities[k]
		d := spelling.Surnames(word, lastWord(x.name))
		if !d.Same || k == found || d.Rule == spelling.Identical && x.entry == nil && !r.titled[k] && !strings.Contains(x.name, " ") {
			continue // a single word that the recogniser took for a name once need not be one again
		}
		if found >= 0 {
			return -1, ""
		}
		found, rule = k, "name.spelling-"+string(d.Rule)
	}
	return found, rule
}

// surnameYears is how many years before or after an office an article may call its holder by the surname alone.
const surnameYears = 8

// linkSurnames gives those whom the article calls by a surname alone the one person of the lexicon who bears it and held an office on its day, else within some years.
func (r *reading) linkSurnames() {
	year, err := strconv.Atoi(yearOf(r.published.date))
	if err != nil {
		return
	}
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != facts.Person || x.entry != nil || x.latent || strings.Contains(x.name, " ") || r.lexHasGiven(x.name) {
			continue
		}
		p := r.bearer(x, year)
		if p == nil {
			continue
		}
		if _, there := r.byEntry[p.ID]; there {
			continue
		}
		x.entry, x.aliases, x.name = p, append(x.aliases, x.name), p.Name
		if x.gender == "" {
			x.gender = p.Gender
		}
		r.byEntry[p.ID] = e
	}
}

// lexHasGiven reports whether a word is a given name: "Jesse" is hardly a surname then.
func (r *reading) lexHasGiven(word string) bool {
	_, ok := r.lex.GivenName(word)
	return ok
}

// bearer is the one person of the lexicon whom a surname can mean in an article of a year, nil for none and for several.
func (r *reading) bearer(x *entity, year int) *lexicon.Entry {
	for _, within := range []int{0, surnameYears} {
		var found *lexicon.Entry
		for _, p := range r.lex.PersonsBySurname(x.name, "") {
			if x.gender != "" && p.Gender != "" && p.Gender != x.gender || !r.inOfficeBetween(p, year-within, year+within) {
				continue
			}
			if found != nil {
				return nil
			}
			found = p
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// inOfficeBetween reports whether the lexicon has the person hold some office in one of the years.
func (r *reading) inOfficeBetween(p *lexicon.Entry, from, to int) bool {
	for _, t := range r.lex.Tenures(p.ID) {
		first, err := strconv.Atoi(yearOf(string(t.From)))
		if err != nil {
			continue
		}
		last, err := strconv.Atoi(yearOf(string(t.To)))
		if first <= to && (err != nil || last >= from) {
			return true
		}
	}
	return false
}

func yearOf(date string) string { return date[:min(4, len(date))] }

// noteSpelling keeps a person among those whom other spellings may name.
func (r *reading) noteSpelling(e int) {
	if x := &r.entities[e]; x.kind == facts.Person && !x.latent {
		k := spelling.Key(x.name)
		r.bySpelling[k] = append(r.bySpelling[k], e)
	}
}

func lastWord(name string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == ' ' {
			return name[i+1:]
		}
	}
	return name
}
