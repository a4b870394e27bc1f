package eval

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"

	"entente/loader/extract"
)

// gumGold is the gold standard of one article: mentions with their chains, dates, statements and relations.
type gumGold struct {
	SHA256       string         `json:"text_sha256"`
	Mentions     []gumMention   `json:"mentions"`
	NeutralNames []span         `json:"neutral_names"`
	Dates        []gumDate      `json:"dates"`
	Statements   []gumStatement `json:"statements"`
	Relations    gumRelations   `json:"relations"`
}

// gumMention is a passage that refers to something; what refers to the same has the same chain.
type gumMention struct {
	gumPassage
	Type    string     `json:"type"`
	Chain   *string    `json:"chain"`
	HeadPOS string     `json:"head_pos"`
	Head    span       `json:"head"`
	Named   bool       `json:"named"`
	Name    gumPassage `json:"name"`   // set where Named
	Inside  bool       `json:"inside"` // a name within a longer one
	Group   bool       `json:"group"`  // a name for people, like a nation's
}

type gumPassage struct {
	span
	Text string `json:"text"`
}

type gumStatement struct {
	Content  span       `json:"content"`
	Parts    []span     `json:"parts"`
	Kind     string     `json:"kind"`
	Category string     `json:"category"`
	Optional given      `json:"optional"`
	Speaker  *gumSource `json:"speaker"`
}

// given is a mark that stands for itself or gives its reason: true, or words.
type given bool

// UnmarshalJSON implements json.Unmarshaler.
func (g *given) UnmarshalJSON(data []byte) error {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	*g = given(v != nil && v != false && v != "")
	return nil
}

// gumSource is a speaker; several have the others as members.
type gumSource struct {
	Mention   gumPassage  `json:"mention"`
	Chain     *string     `json:"chain"`
	Name      string      `json:"name"`
	Aliases   []string    `json:"aliases"`
	Wikipedia string      `json:"wikipedia"`
	Members   []gumSource `json:"members"`
}

// parts are the passages that a statement is made of.
func (s *gumStatement) passages() []span {
	if len(s.Parts) > 0 {
		return s.Parts
	}
	return []span{s.Content}
}

// realName reports whether the mention names a person, an organisation or a place.
func (m *gumMention) realName() bool {
	return m.Named && (m.Type == "person" || m.Type == "organization" || m.Type == "place")
}

// gumMeta is what is known of an article beside its text.
type gumMeta struct {
	Date      string `json:"date"`
	Publisher string `json:"publisher"`
	Political bool   `json:"political"`
}

type gumArticle struct {
	name string
	text string
	gold gumGold
	meta gumMeta
}

// gumTotals are the counts over all articles.
type gumTotals struct {
	names      map[string]*counts // by type
	content    map[string]*counts // by kind
	attributed map[string]*counts
	pronouns   counts
	dates      dateTotals
	relations  map[string]*counts // of political articles, by kind of fact
	// events in sentences of political articles that tell of none: of all, and of those with two names that are handed over as known actors
	idle, idleMarked falseEvents
}

func measureGUM(ctx context.Context, r *runner, s Set) (*Table, error) {
	articles, err := readGUM(s.files)
	if err != nil {
		return nil, err
	}
	in, raw := make([]extract.Input, len(articles)), make([]string, len(articles))
	for i, a := range articles {
		in[i], raw[i] = extract.Input{ID: a.name, Published: a.meta.Date, Publisher: a.meta.Publisher}, a.text
	}
	read, refused, err := r.readAll(ctx, in, raw)
	if err != nil {
		return nil, err
	}
	times, _, err := r.readTimes(ctx, in, raw)
	if err != nil {
		return nil, err
	}
	t := &gumTotals{names: map[string]*counts{}, content: map[string]*counts{}, attributed: map[string]*counts{}, relations: map[string]*counts{}}
	for i := range articles {
		a := &articles[i]
		scoreGUMNames(t.names, &a.gold, read[i])
		scoreGUMStatements(t, &a.gold, read[i])
		t.pronouns.add(scorePronouns(&a.gold, read[i]))
		t.dates.score(a.text, a.goldDates(), times[i])
		if a.meta.Political {
			scoreGUMRelations(t.relations, &a.gold, read[i])
			t.idle.countIn(read[i], a.gold.tellsOfEvent)
			in[i].Actors = a.gold.namesInIdle(read[i])
		}
	}
	marked, _, err := r.readAll(ctx, in, raw)
	if err != nil {
		return nil, err
	}
	for i := range articles {
		if len(in[i].Actors) > 0 {
			t.idleMarked.countIn(marked[i], func(s span) bool { return !articles[i].gold.isIdlePair(s) })
		}
	}
	return &Table{Articles: len(articles), Refused: refused, Rows: t.rows()}, nil
}

func (t *gumTotals) rows() []Row {
	var rows []Row
	var all counts
	for _, kind := range []string{"person", "organization", "place"} {
		c := *at(t.names, kind)
		rows = append(rows, c.row("names, typed: "+kind))
		all.add(c)
	}
	rows = append(rows, all.row("names, typed: all"), rateRow("pronouns to the right chain", t.pronouns.found, t.pronouns.gold))
	for _, kind := range statementKinds() {
		rows = append(rows, at(t.content, kind).row("statements, content: "+kind), at(t.attributed, kind).row("statements, content and speaker: "+kind))
	}
	rows = append(rows, t.dates.rows("dates")...)
	for _, kind := range []string{"offices", "affiliations", "places", "events"} {
		rows = append(rows, at(t.relations, kind).row("political articles: "+kind))
	}
	return append(rows, t.idle.row("political articles: events a sentence that tells of none"), t.idleMarked.row("political articles: events a sentence that tells of none, its names given"))
}

// at is the counter of a key, made where it is missing.
func at(m map[string]*counts, key string) *counts {
	if m[key] == nil {
		m[key] = &counts{}
	}
	return m[key]
}

// readGUM reads the articles that split.json lists, the dev part first.
func readGUM(files fs.FS) ([]gumArticle, error) {
	var split struct{ Dev, HeldOut []string }
	if err := readJSON(files, "split.json", &split); err != nil {
		return nil, err
	}
	var out []gumArticle
	for _, name := range append(split.Dev, split.HeldOut...) {
		a := gumArticle{name: name}
		if err := readJSON(files, path.Join("gold", name+".json"), &a.gold); err != nil {
			return nil, err
		}
		if err := readJSON(files, path.Join("articles", name+".meta.json"), &a.meta); err != nil {
			return nil, err
		}
		raw, err := fs.ReadFile(files, path.Join("articles", name+".txt"))
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(raw)
		if hex.EncodeToString(sum[:]) != a.gold.SHA256 {
			return nil, fmt.Errorf("articles/%s.txt is not the text that gold/%s.json was made for: its SHA-256 is another", name, name)
		}
		a.text = string(raw)
		out = append(out, a)
	}
	return out, nil
}

func readJSON(files fs.FS, name string, v any) error {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
