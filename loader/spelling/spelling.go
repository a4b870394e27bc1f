// Package spelling tells whether two names of persons are spellings of one name: romanisations of Cyrillic, Arabic or Chinese, letters with and without their
// marks, and slips of the pen. It knows rules and no names of anybody; every answer says which rule gave it.
package spelling

import (
	"math"
	"slices"
	"strings"

	"github.com/hbollon/go-edlib"
)

// Rule says why two names are the same.
type Rule string

// The rules, from the surest to the least sure. A name of several words bears the least sure one of its words.
const (
	// Identical names differ in capitals, hyphens, apostrophes or full stops at most.
	Identical Rule = "identical"
	// Marks tells that they differ in diacritics and what is written in their place: Müller, Mueller.
	Marks Rule = "marks"
	// Romanisation tells that both may be written for the same letters of another script: Saakashvili and Saakaschwili, Mohammed and Muhammad.
	Romanisation Rule = "romanisation"
	// WadeGiles tells that one is pinyin and the other Wade and Giles's spelling of it.
	WadeGiles Rule = "wade-giles"
	// Vowel tells that they differ in one vowel that is not the last letter: Ahmed, Ahmad.
	Vowel Rule = "vowel"
	// GivenName tells that the given names are the forms of one name in two languages: Oleksandr, Alexander.
	GivenName Rule = "given-name"
	// Distance tells that the names differ by a letter or two of many.
	Distance Rule = "distance"
)

// scores are how sure a rule is.
var scores = map[Rule]float64{Identical: 1, Marks: 0.95, Romanisation: 0.9, WadeGiles: 0.85, Vowel: 0.8, GivenName: 0.8, Distance: 0.7}

// Decision is the answer whether two names are the same. The zero value says no.
type Decision struct {
	Same  bool
	Rule  Rule
	Score float64
}

func decide(r Rule) Decision { return Decision{true, r, scores[r]} }

// worse is the less sure of two decisions that hold together.
func worse(a, b Decision) Decision {
	if !a.Same || !b.Same {
		return Decision{}
	}
	if b.Score < a.Score {
		return b
	}
	return a
}

// Names tells whether two full names, given name first, are spellings of one. Given name and surname must both fit; names between them may be left out by one side, but not contradict; a name of
// one word is the same as no full name. It is symmetric and deterministic. O(length²) in the words' lengths.
func Names(a, b string) Decision {
	wa, wb := words(a), words(b)
	if len(wa) < 2 || len(wb) < 2 {
		return Decision{}
	}
	if d := wadeGiles(a, b); d.Same {
		return d
	}
	d := worse(given(wa[0], wb[0]), word(wa[len(wa)-1], wb[len(wb)-1]))
	if !d.Same {
		return d
	}
	return worse(d, middle(wa[1:len(wa)-1], wb[1:len(wb)-1]))
}

// Surnames tells whether two single words are spellings of one surname. It goes neither by distance nor by a vowel: too many surnames differ by a letter. Symmetric and deterministic.
func Surnames(a, b string) Decision {
	wa, wb := words(a), words(b)
	if len(wa) != 1 || len(wb) != 1 {
		return Decision{}
	}
	if d := word(wa[0], wb[0]); d.Rule != Distance && d.Rule != Vowel {
		return d
	}
	return Decision{}
}

// Key is the same for all surnames that [Surnames] holds for one, and for most that [Names] does: by it one finds names to compare. It reads the last word of a name. It is empty for what has no letters.
func Key(surname string) string {
	w := words(surname)
	if len(w) == 0 {
		return ""
	}
	k := key(w[len(w)-1])
	if k != "" && strings.ContainsRune("gkq", rune(k[0])) { // Arabic qaf
		return "k" + k[1:]
	}
	return k
}

// middle compares the names between the first and the last: those of the shorter list must come in the longer one in order, as a word or as its initial.
func middle(a, b []string) Decision {
	if len(a) > len(b) {
		a, b = b, a
	}
	out := decide(Identical)
	k := 0
	for _, w := range a {
		found := Decision{}
		for k < len(b) && !found.Same {
			if found = word(w, b[k]); !found.Same && initials(w, b[k]) {
				found = decide(Identical)
			}
			k++
		}
		if out = worse(out, found); !out.Same {
			return out
		}
	}
	return out
}

func initials(a, b string) bool {
	return len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// given compares given names: as words, or as forms of one name in two languages.
func given(a, b string) Decision {
	if d := word(a, b); d.Same {
		return d
	}
	if f := familyOf[key(a)]; f != 0 && f == familyOf[key(b)] {
		return decide(GivenName)
	}
	return Decision{}
}

// shortest is the least number of letters that words must have to be compared by more than their letters, far the one for more than one slip.
const (
	shortest = 5
	far      = 9
	likeness = 0.92
)

// word compares two words.
func word(a, b string) Decision {
	switch {
	case a == b:
		return decide(Identical)
	case plain(a) == plain(b):
		return decide(Marks)
	}
	ka, kb := key(a), key(b)
	n := min(len(ka), len(kb))
	switch {
	case n < 4:
		return Decision{}
	case ka == kb, n >= shortest && qaf(ka) == qaf(kb):
		return decide(Romanisation)
	case n >= shortest && oneVowel(ka, kb):
		return decide(Vowel)
	case n < shortest+1 || ka[0] != kb[0]:
		return Decision{}
	}
	slips := edlib.OSADamerauLevenshteinDistance(ka, kb)
	if slips == 1 && ka[len(ka)-1] == kb[len(kb)-1] || slips == 2 && n >= far {
		if alike(ka, kb) >= likeness {
			return decide(Distance)
		}
	}
	return Decision{}
}

// alike is Jaro and Winkler's similarity of two keys, whichever comes first.
func alike(a, b string) float64 {
	return math.Min(float64(edlib.JaroWinklerSimilarity(a, b)), float64(edlib.JaroWinklerSimilarity(b, a)))
}

// qaf is a key with the letters that are written for the Arabic qaf at its beginning made one.
func qaf(k string) string {
	if k[0] == 'g' || k[0] == 'k' {
		return "k" + k[1:]
	}
	return k
}

// oneVowel reports whether two keys of equal length differ in one vowel that is not the last letter, which tells Maria from Mario.
func oneVowel(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	differ := 0
	for i := range len(a) {
		if a[i] == b[i] {
			continue
		}
		if i == len(a)-1 || !isVowel(a[i]) || !isVowel(b[i]) {
			return false
		}
		differ++
	}
	return differ == 1
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// givenNames are forms of one given name in different languages of the same script's lands, each line a name.
var givenNames = [][]string{
	{"vladimir", "volodymyr", "uladzimir"}, {"alexander", "oleksandr", "aliaksandr"}, {"sergei", "serhii", "siarhei"}, {"nikolai", "mykola", "mikalai"}, {"dmitri", "dmytro", "dzmitry"},
	{"andrei", "andriy"}, {"mikhail", "mykhailo"}, {"pyotr", "petro", "piotr"}, {"pavel", "pavlo", "paval"}, {"yevgeny", "yevhen", "evgeny", "eugene"}, {"vasily", "vasyl"}, {"alexei", "oleksiy", "aliaksei"},
	{"igor", "ihor"}, {"oleg", "oleh"}, {"grigory", "hryhoriy"}, {"yuri", "yuriy", "iouri"}, {"viktor", "victor", "viktar"}, {"konstantin", "kostyantyn"}, {"georgy", "heorhiy"}, {"ekaterina", "kateryna", "yekaterina"},
	{"yulia", "yuliya", "julia"}, {"elena", "olena", "yelena", "helena"}, {"olga", "olha"}, {"svetlana", "svitlana", "sviatlana"},
}

var familyOf = families()

func families() map[string]int {
	out := map[string]int{}
	for i, list := range givenNames {
		for _, n := range list {
			out[key(n)] = i + 1
		}
	}
	return out
}

// articles are forms of the Arabic article, which some write as a word or a prefix and others leave out.
var articles = []string{"al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "an", "et", "es"}

// words splits a name into lower-case words without marks of writing, Arabic articles and "ibn".
func words(name string) []string {
	fields := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return c == ' ' || c == '-' || c == '\u2010' || c == '\u2011' || c == '\u00a0' })
	var out []string
	for i, w := range fields {
		w = strings.Map(func(c rune) rune {
			if strings.ContainsRune("'’‘`´ʻʼʿʾ.,", c) {
				return -1
			}
			return c
		}, w)
		switch {
		case w == "", i+1 < len(fields) && slices.Contains(articles, w):
		case w == "ibn" || w == "ben":
			out = append(out, "bin")
		case w == "abdul" || w == "abdel" || w == "abdal" || w == "abdur":
			out = append(out, "abd")
		default:
			out = append(out, w)
		}
	}
	return out
}
