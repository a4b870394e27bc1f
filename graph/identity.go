package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// ID identifies a node for good: the same articles give the same ids, in every store. A known actor's is the lexicon's
// ("state:RUS"); every other is a prefix that names the kind, a colon, and a hash.
type ID string

// idEncoding writes hashes in lower case without padding, so that ids can be typed, double-clicked and put into file names.
var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// idBytes is how much of the SHA-256 an id keeps: 15 bytes make 24 letters and leave the chance of one collision in a billion nodes below 1e-18.
const idBytes = 15

// NewID hashes the parts under a prefix. Each part is preceded by its length, so that no part's content can be mistaken for a boundary.
func NewID(prefix string, parts ...string) ID {
	h := sha256.New()
	var n [8]byte
	for _, p := range parts {
		binary.BigEndian.PutUint64(n[:], uint64(len(p)))
		h.Write(n[:])
		h.Write([]byte(p))
	}
	return ID(prefix + ":" + idEncoding.EncodeToString(h.Sum(nil)[:idBytes]))
}

// NormalName is the form of a name by which unknown actors are told apart: white space collapsed, typographic apostrophes and hyphens made plain, letters lower
// case. The name must be in normal form C.
func NormalName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '‘', '’', 'ʼ', '`', '´':
			return '\''
		case '‐', '‑', '–':
			return '-'
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// NamesOf returns what a node is called, as it stands there: the name and aliases of actors, places, agreements and conflicts, the title of
// positions and articles. Other nodes have no names; empty ones are left out.
func NamesOf(n Node) []string {
	var names []string
	switch n := n.(type) {
	case *Actor:
		names = append([]string{n.Name}, n.Aliases...)
	case *Agreement:
		names = append([]string{n.Name}, n.Aliases...)
	case *Conflict:
		names = []string{n.Name}
	case *Position:
		names = []string{n.Title}
	case *Article:
		names = []string{n.Title}
	}
	return slices.DeleteFunc(names, func(s string) bool { return s == "" })
}

// NormalWords is the form of a quotation by which its reports are told apart: its letters and digits, lower case, in words; so that marks, dashes and
// spacing, which every newspaper sets its own way, do not count.
func NormalWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// ActorID identifies an actor or place that the lexicon does not know. A group, person or organisation without a proper name is scoped to its article, a facility to the
// place that it lies in, else to its article; scope is empty otherwise.
func ActorID(l Label, name string, scope ID) ID {
	return NewID(strings.ToLower(string(l)), NormalName(name), string(scope))
}

// PositionID identifies an office by its function, or by its title where the function is unknown, and by what it is an office of (may be empty).
func PositionID(function, title string, of ID) ID {
	if function != "" {
		return NewID("position", "function", function, string(of))
	}
	return NewID("position", "title", NormalName(title), string(of))
}

// ArticleID identifies an article by the first of these that is there: the given id, the canonical URL, publisher with dateline date and title, the text's hash.
func ArticleID(given, url, publisher, date, title, sha256 string) ID {
	switch {
	case given != "":
		return NewID("article", "given", given)
	case url != "":
		return NewID("article", "url", url)
	case publisher != "" && date != "" && title != "":
		return NewID("article", "title", NormalName(publisher), date, NormalName(title))
	}
	return NewID("article", "sha256", sha256)
}

// EvidenceID identifies a passage that a rule read.
func EvidenceID(article ID, start, end int, rule string) ID {
	return NewID("evidence", string(article), strconv.Itoa(start), strconv.Itoa(end), rule)
}

// DirectStatementID identifies direct speech by who said which words, so that all its reports are one.
func DirectStatementID(speakers []ID, words string) ID {
	return NewID("statement", append([]string{string(Direct), NormalWords(words)}, sorted(speakers)...)...)
}

// ReportedStatementID identifies reported or mixed speech by its speakers and passage.
func ReportedStatementID(speakers []ID, kind Speech, article ID, start, end int) ID {
	return NewID("statement", append([]string{string(kind), string(article), strconv.Itoa(start), strconv.Itoa(end)}, sorted(speakers)...)...)
}

// ClaimID identifies a claim by its holders and passage.
func ClaimID(holders []ID, article ID, start, end int) ID {
	return NewID("claim", append([]string{string(article), strconv.Itoa(start), strconv.Itoa(end)}, sorted(holders)...)...)
}

// AgreementID identifies an agreement by kind, name and year (empty where unknown).
func AgreementID(kind, name, year string) ID {
	return NewID("agreement", kind, NormalName(name), year)
}

// LocalAgreementID identifies an agreement whose name could be any agreement's ("the agreement", "a ceasefire"): by its article too, so that it joins no strangers.
func LocalAgreementID(kind, name string, article ID) ID {
	return NewID("agreement", "local", kind, NormalName(name), string(article))
}

// ProvisionID identifies a provision within its agreement: by its ordinal, or by its topics and words where it has none (0).
func ProvisionID(agreement ID, ordinal int, topics []string, words string) ID {
	if ordinal > 0 {
		return NewID("provision", string(agreement), "ordinal", strconv.Itoa(ordinal))
	}
	return NewID("provision", append([]string{string(agreement), "words", NormalWords(words)}, topics...)...)
}

// DatedEventID identifies an event that is dated to the day, so that all its reports are one.
func DatedEventID(typ string, m Modality, actors, recipients []ID, date Date, place ID) ID {
	who := sorted(actors) // without repetitions, so that the number tells where they end
	parts := []string{"dated", typ, string(m), string(date), string(place), strconv.Itoa(len(who))}
	return NewID("event", append(append(parts, who...), sorted(recipients)...)...)
}

// UndatedEventID identifies an event that is not dated to the day by its passage.
func UndatedEventID(typ string, m Modality, article ID, start, end int) ID {
	return NewID("event", "passage", typ, string(m), string(article), strconv.Itoa(start), strconv.Itoa(end))
}

// ConflictID identifies a conflict by its name and the year it began (empty where unknown).
func ConflictID(name, year string) ID { return NewID("conflict", NormalName(name), year) }

// RelationID identifies a standing tie. The ends of a symmetric tie are put into order by the caller, see TieEnds.
func RelationID(t TieType, subject, object ID, p Polarity, m Modality) ID {
	return NewID("relation", string(t), string(subject), string(object), string(p), string(m))
}

// TieEnds puts the ends of a tie into the order in which they are stored: as given, or by id where the tie is symmetric.
func TieEnds(t TieType, subject, object ID) (ID, ID) {
	if t.Symmetric() && object < subject {
		return object, subject
	}
	return subject, object
}

// OccupancyID identifies a tenure by person, position, status and the day it began (empty where unknown).
func OccupancyID(person, position ID, status string, from Date) ID {
	return NewID("occupancy", string(person), string(position), status, string(from))
}

// MembershipID identifies a membership or the lying of a place in another.
func MembershipID(member, of ID, role string) ID {
	return NewID("membership", string(member), string(of), role)
}

// ParticipationID identifies an actor's role in an agreement or event.
func ParticipationID(actor, in ID, r Role, m Modality) ID {
	return NewID("participation", string(actor), string(in), string(r), string(m))
}

// CorrectionID identifies a correction by who did what when and why: withdraws is the fact that gives way, content what is put in.
func CorrectionID(a Action, by, at, reason string, withdraws ID, content string) ID {
	return NewID("correction", string(a), by, at, reason, string(withdraws), content)
}

func sorted(ids []ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
