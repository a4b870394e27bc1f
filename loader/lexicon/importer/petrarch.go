package importer

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"entente/graph/plover"
	"entente/loader/lexicon"
)

// phrase is a record of a dictionary: names that share codes.
type phrase struct {
	names []string // as written, without the marks at their ends
	codes []code
	line  int
}

// code is what stands in brackets: a code, and the time for which it holds.
type code struct {
	text     string
	from, to lexicon.Date
}

// dictionary hands out the lines of a PETRARCH file without its comments: "#" and ";" up to the end of a line, "<!" up to "-->".
type dictionary struct {
	scan      *bufio.Scanner
	line      int
	inComment bool
}

func newDictionary(r io.Reader) *dictionary {
	scan := bufio.NewScanner(r)
	scan.Buffer(make([]byte, 0, 1<<16), 1<<20)
	return &dictionary{scan: scan}
}

func (d *dictionary) next() (string, bool) {
	for d.scan.Scan() {
		d.line++
		text := strings.ToValidUTF8(strings.TrimPrefix(d.scan.Text(), "\ufeff"), "")
		if text = d.withoutComments(text); strings.TrimSpace(text) != "" {
			return strings.TrimRight(text, " \t\r"), true
		}
	}
	return "", false
}

func (d *dictionary) withoutComments(text string) string {
	for {
		if d.inComment {
			_, rest, ended := strings.Cut(text, "-->")
			if !ended {
				return ""
			}
			d.inComment, text = false, rest
		}
		before, after, begins := strings.Cut(text, "<!")
		if i := strings.IndexAny(before, "#;"); i >= 0 {
			return before[:i]
		}
		if !begins {
			return text
		}
		_, rest, ended := strings.Cut(after, "-->")
		if d.inComment = !ended; d.inComment {
			return before
		}
		text = before + rest
	}
}

// readActors reads a dictionary of actors: a phrase with codes, further phrases behind "+", and codes with dates on lines of their own.
func (im *Importer) readActors(ctx context.Context, name string, r io.Reader) error {
	d := newDictionary(r)
	var current *phrase
	end := func() {
		if current != nil {
			im.addPhrase(name, current)
		}
		current = nil
	}
	for {
		text, ok := d.next()
		if !ok {
			break
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		im.rows++
		head, codes, err := splitCodes(text)
		switch {
		case err != nil:
			im.isBad(name, d.line, "%v", err)
			continue
		case head == "" && current == nil, strings.HasPrefix(head, "+") && current == nil:
			im.isBad(name, d.line, "a code or a synonym before any actor; put the actor's name on a line of its own before it")
			continue
		case strings.HasPrefix(head, "+"):
			head = head[1:]
		case head != "":
			end()
			current = &phrase{line: d.line}
		}
		if head = plainPhrase(head); head != "" {
			current.names = append(current.names, head)
		}
		current.codes = append(current.codes, codes...)
	}
	end()
	return d.scan.Err()
}

// plainPhrase writes a phrase with spaces: underscores join words and end them, "=" marks nouns.
func plainPhrase(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.TrimRight(text, "= "), "_", " ")), " ")
}

// splitCodes parts a line into what stands before its codes and the codes.
func splitCodes(text string) (string, []code, error) {
	head, rest, _ := strings.Cut(text, "[")
	var codes []code
	for rest != "" {
		inner, after, closed := strings.Cut(rest, "]")
		if !closed || strings.Contains(inner, "[") {
			return "", nil, fmt.Errorf("the code [%s has no closing bracket; end it with ]", strings.TrimSpace(rest))
		}
		c, err := parseCode(inner)
		if err != nil {
			return "", nil, err
		}
		codes = append(codes, c)
		between, more, found := strings.Cut(after, "[")
		if strings.TrimSpace(between) != "" {
			return "", nil, fmt.Errorf("%q stands behind the code; put names before it and remarks behind #", strings.TrimSpace(between))
		}
		if !found {
			break
		}
		rest = more
	}
	return strings.TrimSpace(head), codes, nil
}

// parseCode reads "CODE", "CODE <DATE", "CODE >DATE" or "CODE DATE-DATE"; both ends of a time are included.
func parseCode(inner string) (code, error) {
	text, when, dated := strings.Cut(strings.TrimSpace(inner), " ")
	c := code{text: strings.ToUpper(text)}
	if when = strings.ReplaceAll(when, " ", ""); !dated || when == "" {
		return c, nil
	}
	var err error
	from, to, isRange := strings.Cut(when, "-")
	switch {
	case when[0] == '<':
		c.to, err = parseDay(when[1:])
	case when[0] == '>':
		c.from, err = parseDay(when[1:])
	case isRange:
		if c.from, err = parseDay(from); err == nil {
			c.to, err = parseDay(to)
		}
	default:
		err = fmt.Errorf("%q is no time; write <DATE, >DATE or DATE-DATE", when)
	}
	if err != nil {
		return code{}, fmt.Errorf("[%s]: %w", inner, err)
	}
	return c, nil
}

var digits = regexp.MustCompile(`^(\d{6}|\d{8})$`)

// parseDay reads YYYYMMDD or YYMMDD, where years up to 30 are of this century.
func parseDay(s string) (lexicon.Date, error) {
	if !digits.MatchString(s) {
		return "", fmt.Errorf("%q is no date; write YYMMDD or YYYYMMDD", s)
	}
	if len(s) == 6 {
		const lastOfThisCentury = 30
		century := "19"
		if year, _ := strconv.Atoi(s[:2]); year <= lastOfThisCentury {
			century = "20"
		}
		s = century + s
	}
	year, month, day := s[:4], s[4:6], s[6:]
	switch {
	case month == "00":
		return lexicon.ParseDate(year)
	case day == "00":
		return lexicon.ParseDate(year + "-" + month)
	}
	return lexicon.ParseDate(year + "-" + month + "-" + day)
}

// roles are CAMEO's codes for what an actor is, with PLOVER's sector and the kind of organisation that bears it.
var roles = map[string]struct {
	sector string
	kind   lexicon.OrgKind
}{
	"GOV": {"GOV", lexicon.GovernmentBody}, "LEG": {"LEG", lexicon.GovernmentBody}, "JUD": {"JUD", lexicon.GovernmentBody},
	"MIL": {"MIL", lexicon.GovernmentBody}, "COP": {"COP", lexicon.GovernmentBody}, "SPY": {"SPY", lexicon.GovernmentBody},
	"REB": {"REB", lexicon.ArmedGroup}, "SEP": {"REB", lexicon.ArmedGroup}, "INS": {"REB", lexicon.ArmedGroup}, "UAF": {"UAF", lexicon.ArmedGroup},
	"IMG": {"UAF", lexicon.ArmedGroup}, "PTY": {"PTY", lexicon.Party}, "OPP": {"OPP", lexicon.Party}, "MED": {"MED", lexicon.Media},
	"BUS": {"BUS", lexicon.Company}, "MNC": {"BUS", lexicon.Company}, "NGO": {"", lexicon.NGO}, "NGM": {"", lexicon.NGO}, "IGO": {"", lexicon.IGO},
	"ELI": {"ELI", ""}, "CVL": {"CVL", ""}, "CRM": {"CRM", ""}, "EDU": {"EDU", ""}, "LAB": {"LAB", ""}, "REF": {"REF", ""}, "AGR": {"AGR", ""},
}

// oldCodes are codes of states that are not ISO's of today.
var oldCodes = map[string]string{"ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "BUR": "MMR"}

// meaning is what a code says: a country and the roles behind it.
type meaning struct {
	country lexicon.ID
	roles   []string
}

func (im *Importer) meaningOf(text string) meaning {
	var m meaning
	for i := 0; i+3 <= len(text); i += 3 {
		part := text[i : i+3]
		if _, ok := roles[part]; ok {
			m.roles = append(m.roles, part)
			continue
		}
		if now, ok := oldCodes[part]; ok {
			part = now
		}
		if id, ok := im.country(part); ok && m.country == "" {
			m.country = id
		}
	}
	return m
}

// bodyWords are words of which one stands in the names of organisations, not of persons.
var bodyWords = []string{
	"army", "navy", "police", "force", "forces", "ministry", "department", "parliament", "assembly", "congress", "senate", "court", "council", "committee",
	"commission", "agency", "bank", "party", "movement", "front", "union", "league", "alliance", "organization", "organisation", "brigade", "brigades",
	"militia", "guard", "guards", "corps", "television", "radio", "newspaper", "times", "news", "company", "corporation", "group", "university", "institute",
	"foundation", "government", "cabinet", "office", "bureau", "service", "services", "house", "command", "coalition", "federation", "association", "network",
	"rebels", "fighters", "militants", "troops", "soldiers", "tigers", "liberation", "republic", "democratic", "national", "authority", "administration",
}

func isBody(name string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return slices.Contains(bodyWords, w) })
}

// addPhrase makes a candidate of a record, where its codes and its words tell what it is.
func (im *Importer) addPhrase(file string, p *phrase) {
	place := fmt.Sprintf("%s:%d", file, p.line)
	c := &candidate{caps: true, place: place}
	var seen []string
	var countries []lexicon.ID
	dated := false
	for _, code := range p.codes {
		m := im.meaningOf(code.text)
		seen = append(seen, m.roles...)
		if m.country != "" && !slices.Contains(countries, m.country) {
			countries = append(countries, m.country)
		}
		if m.country != "" && (slices.Contains(m.roles, "GOV") || slices.Contains(m.roles, "MIL")) && code.from != "" {
			c.posts = append(c.posts, post{m.country, code.from, code.to})
		}
		dated = dated || code.from != "" || code.to != ""
	}
	if len(countries) == 1 {
		c.entry.Country = countries[0]
	}
	if !im.wanted(c.entry.Country) {
		im.pass("not of a country asked for", place)
		return
	}
	names := im.withoutTitles(p.names)
	if len(names) == 0 {
		im.pass("a title without a name", place)
		return
	}
	if known := im.readings(names[0], true); len(known) > 0 {
		c.known, c.entry.Kind = known[0].Entry, known[0].Entry.Kind
		if len(seen) == 0 { // a state's synonyms are its cities and provinces, too
			names = slices.DeleteFunc(names, func(n string) bool { return len(im.readings(n, true)) == 0 })
		}
	} else if !im.tellKind(c, names[0], seen, dated || len(names[0]) < len(p.names[0])) {
		im.pass("its codes do not tell whether it is a person, a body or a place; import it as CSV", place)
		return
	}
	im.nameCandidate(c, names)
}

// withoutTitles takes titles off the fronts of names: "PRESIDENT KARZAI" is Karzai, who is no other man for being president.
func (im *Importer) withoutTitles(names []string) []string {
	var out []string
	for _, n := range names {
		words := strings.Fields(n)
		i := 0
		for i < len(words) {
			if h, ok := im.known.MatchOffice(words, i); ok && !h.Plural {
				i += h.N
			} else if _, k := im.known.MatchModifier(words, i); k > 0 {
				i += k
			} else {
				break
			}
		}
		if rest := strings.Join(words[i:], " "); rest != "" && (i == 0 || im.givenName(capitalised(words[i:]))) {
			out = append(out, rest)
		}
	}
	return out
}

// tellKind decides what a name stands for. Persons bear a known given name, are of the elites, or are of a government for a time only.
func (im *Importer) tellKind(c *candidate, name string, seen []string, personal bool) bool {
	words := strings.Fields(name)
	body := isBody(name)
	switch {
	case len(words) > 1 && !body && (im.givenName(capitalised(words)) || slices.Contains(seen, "ELI") || personal && len(seen) > 0):
		c.entry.Kind = lexicon.Person
		return true
	case len(seen) == 0:
		return false
	}
	for _, role := range seen {
		r := roles[role]
		if r.kind == "" || (r.kind == lexicon.GovernmentBody || role == "OPP") && !body {
			continue
		}
		c.entry.Kind, c.entry.OrgKind, c.entry.Sector = lexicon.Organization, r.kind, r.sector
		if !slices.Contains(plover.Sectors(), r.sector) {
			c.entry.Sector = ""
		}
		return true
	}
	return false
}

// longestAcronym is how many letters a word may have that is only written in capitals.
const longestAcronym = 4

// nameCandidate gives a candidate its names and keeps it, joined with an earlier one of the same name.
func (im *Importer) nameCandidate(c *candidate, names []string) {
	var cleaned []string
	for _, n := range names {
		if c.known != nil && len(cleaned) > 0 && len(im.readings(n, true)) > 0 {
			continue // it, or another, bears the name already
		}
		if c.known != nil && len(cleaned) == 0 {
			cleaned = append(cleaned, c.known.Name)
			continue
		}
		if !strings.Contains(n, " ") && isAcronym(n) && c.entry.Kind != lexicon.Person {
			if len(n) > longestAcronym { // "HAMAS" is Hamas, too; "ALF" is not Alf
				cleaned = append(cleaned, initialCapitals(strings.ToLower(n)))
			}
			cleaned = append(cleaned, n)
			continue
		}
		if clean, ok := im.clean(c.entry.Kind, n); ok {
			cleaned = append(cleaned, clean)
		}
	}
	if len(cleaned) == 0 {
		im.pass("no name that an English text could write", c.place)
		return
	}
	c.entry.Name, c.entry.Aliases = cleaned[0], cleaned[1:]
	c.suffix = strings.ToLower(strings.TrimPrefix(string(c.entry.Country), "state:"))
	if i := strings.IndexByte(c.suffix, ':'); i >= 0 {
		c.suffix = c.suffix[i+1:]
	}
	key := string(c.entry.Kind) + " " + im.known.Key(c.entry.Name) + " " + c.suffix
	if other := im.byName[key]; other != nil {
		other.entry.Aliases = append(other.entry.Aliases, c.entry.Aliases...)
		other.posts = append(other.posts, c.posts...)
		return
	}
	im.byName[key] = c
	im.candidates = append(im.candidates, c)
}
