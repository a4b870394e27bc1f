package importer

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/loader/lexicon"
)

// entity is a FollowTheMoney entity as OpenSanctions publishes it, one a line.
type entity struct {
	ID         string              `json:"id"`
	Caption    string              `json:"caption"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func (e *entity) first(property string) string {
	if values := e.Properties[property]; len(values) > 0 {
		return values[0]
	}
	return ""
}

func (e *entity) all(properties ...string) []string {
	var out []string
	for _, p := range properties {
		for _, v := range e.Properties[p] {
			if !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out
}

// occupancy and membership are kept until all entities are known: what they join may come later.
type occupancy struct {
	holder, post string
	from, to     lexicon.Date
	place        string
}

type membership struct {
	member, of, role string
	from, to         lexicon.Date
	place            string
}

// position is an office that occupancies refer to.
type position struct {
	name    string
	country lexicon.ID
	topics  []string
}

// maxEntity is how long a line of entities may be: the longest known ones, with thousands of names, are far below.
const maxEntity = 64 << 20

// readEntities reads entities one line at a time.
func (im *Importer) readEntities(ctx context.Context, name string, r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), maxEntity)
	for line := 1; lines.Scan(); line++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		text := bytes.TrimPrefix(bytes.TrimSpace(lines.Bytes()), []byte("\ufeff"))
		if len(text) == 0 {
			continue
		}
		im.rows++
		var e entity
		if err := json.Unmarshal(text, &e); err != nil {
			im.isBad(name, line, "not an entity as JSON on one line (%s); download the file again, or cut the line out", jsonFault(err))
			continue
		}
		if e.ID == "" || e.Schema == "" {
			im.isBad(name, line, "an entity without id or schema; give it both")
			continue
		}
		im.addEntity(&e, fmt.Sprintf("%s:%d", name, line))
	}
	return lines.Err()
}

// jsonFault says what is wrong with JSON without the names of our types.
func jsonFault(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Sprintf("%s is a %s where a list of strings or a string belongs", kind.Field, kind.Value)
	}
	return err.Error()
}

func (im *Importer) addEntity(e *entity, place string) {
	switch e.Schema {
	case "Person":
		im.addActor(e, lexicon.Person, "", place)
	case "Organization":
		im.addActor(e, lexicon.Organization, orgKind(e.all("topics")), place)
	case "PublicBody":
		im.addActor(e, lexicon.Organization, lexicon.GovernmentBody, place)
	case "Company":
		im.addActor(e, lexicon.Organization, lexicon.Company, place)
	case "Position":
		country, _ := im.onlyCountry(e.all("country"), e.all("jurisdiction"))
		im.positions[e.ID] = position{either(e.first("name"), e.Caption), country, e.all("topics")}
	case "Occupancy":
		o := occupancy{holder: e.first("holder"), post: e.first("post"), place: place}
		o.from, o.to = im.day(either(e.first("startDate"), e.first("periodStart")), place), im.day(either(e.first("endDate"), e.first("periodEnd")), place)
		im.occupancies = append(im.occupancies, o)
	case "Membership":
		m := membership{member: e.first("member"), of: e.first("organization"), role: strings.ToLower(e.first("role")), place: place}
		m.from, m.to = im.day(e.first("startDate"), place), im.day(e.first("endDate"), place)
		if m.role == "member" || strings.ContainsAny(m.role, ";\t\n") {
			m.role = ""
		}
		im.memberships = append(im.memberships, m)
	default:
		im.pass("entities of the schema "+e.Schema, place)
	}
}

// either returns the first string that is not empty.
func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// day cuts a date to the day; what is none counts as unknown.
func (im *Importer) day(s, place string) lexicon.Date {
	if len(s) > len("2006-01-02") {
		s = s[:len("2006-01-02")]
	}
	d, err := lexicon.ParseDate(s)
	if err != nil {
		im.pass("dates that are none", place)
	}
	return d
}

func orgKind(topics []string) lexicon.OrgKind {
	for _, k := range []struct {
		topic string
		kind  lexicon.OrgKind
	}{
		{"gov.igo", lexicon.IGO}, {"pol.party", lexicon.Party}, {"crime.terror", lexicon.ArmedGroup}, {"gov", lexicon.GovernmentBody},
	} {
		if slices.ContainsFunc(topics, func(t string) bool { return t == k.topic || strings.HasPrefix(t, k.topic+".") }) {
			return k.kind
		}
	}
	return ""
}

// onlyCountry returns the one country that the first list with any names.
func (im *Importer) onlyCountry(lists ...[]string) (lexicon.ID, bool) {
	for _, codes := range lists {
		var found []lexicon.ID
		for _, c := range codes {
			if id, ok := im.country(c); ok && !slices.Contains(found, id) {
				found = append(found, id)
			}
		}
		if len(found) > 0 {
			return found[0], len(found) == 1
		}
	}
	return "", false
}

// addActor makes a candidate of a person or an organisation.
func (im *Importer) addActor(e *entity, kind lexicon.Kind, org lexicon.OrgKind, place string) {
	topics := e.all("topics")
	country, sure := im.onlyCountry(e.all("citizenship", "nationality", "mainCountry"), e.all("country"), e.all("jurisdiction"))
	if !sure {
		country = ""
	}
	if !im.wanted(country) {
		im.pass("not of a country asked for", place)
		return
	}
	if len(im.options.Topics) > 0 && !slices.ContainsFunc(topics, func(t string) bool { return slices.Contains(im.options.Topics, t) }) {
		im.pass("without a topic asked for", place)
		return
	}
	c := &candidate{source: e.ID, place: place, entry: lexicon.Entry{Kind: kind, OrgKind: org, Country: country, Wikidata: wikidata(e)}}
	if kind == lexicon.Person {
		switch e.first("gender") {
		case "female":
			c.entry.Gender = lexicon.Female
		case "male":
			c.entry.Gender = lexicon.Male
		}
	}
	c.suffix = strings.ToLower(c.entry.Wikidata)
	if c.suffix == "" {
		sum := sha256.Sum256([]byte(e.ID))
		c.suffix = hex.EncodeToString(sum[:4])
	}
	im.nameActor(c, e)
}

func wikidata(e *entity) string {
	for _, id := range append(e.all("wikidataId"), e.ID) {
		if len(id) > 1 && id[0] == 'Q' && strings.Trim(id[1:], "0123456789") == "" {
			return id
		}
	}
	return ""
}

// nameActor cleans an entity's names. A person is not named by one word alone. Weak names, and single words that are no acronyms, count only where
// the article names the country.
func (im *Importer) nameActor(c *candidate, e *entity) {
	var names []string
	keep := func(raw string, weak bool) {
		name, ok := im.clean(c.entry.Kind, raw)
		oneWord := !strings.ContainsAny(name, " -")
		switch {
		case !ok || slices.Contains(names, name) || slices.Contains(c.weak, name) || c.entry.Kind == lexicon.Person && oneWord:
		case weak || oneWord && !isAcronym(name) && len(names) > 0:
			c.weak = append(c.weak, name)
		default:
			names = append(names, name)
		}
	}
	keep(e.Caption, false)
	for _, n := range e.all("name", "alias", "abbreviation") {
		keep(n, false)
	}
	for _, n := range e.all("weakAlias") {
		keep(n, true)
	}
	if len(names) == 0 {
		im.pass("no name that an English text could write", c.place)
		return
	}
	c.entry.Name, c.entry.Aliases = names[0], names[1:]
	im.candidates = append(im.candidates, c)
}
