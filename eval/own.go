package eval

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"entente/loader/extract"
)

// ownFormat is the project's own format of gold standards: an article and the facts that a careful reader writes down, by names.
const ownFormat = "entente.gold/1"

// ownGold is the content of a gold.json. Actors are referred to by their names. Facts that are not listed are wrong, but for those of kinds
// that are left out altogether, which are not scored.
type ownGold struct {
	Format      string          `json:"format"`
	SHA256      string          `json:"sha256"` // of article.txt; may be left out
	Article     ownArticle      `json:"article"`
	Entities    []ownEntity     `json:"entities"`
	Offices     []ownOffice     `json:"offices"`
	Memberships []ownMembership `json:"memberships"`
	Statements  []ownStatement  `json:"statements"`
	Agreements  []ownAgreement  `json:"agreements"`
	Events      []ownEvent      `json:"events"`
	Relations   []ownRelation   `json:"relations"`
}

type ownArticle struct {
	Published string `json:"published"`
}

type ownEntity struct {
	Kind     string   `json:"kind"`
	Name     string   `json:"name"`
	Also     []string `json:"also"`
	Optional bool     `json:"optional"`
}

type ownOffice struct {
	Person   string `json:"person"`
	Title    string `json:"title"`
	Of       string `json:"of"`
	Optional bool   `json:"optional"`
}

type ownMembership struct {
	Member   string `json:"member"`
	Of       string `json:"of"`
	Optional bool   `json:"optional"`
}

// ownStatement is told by its words: where they are given without their place they stand in the article once.
type ownStatement struct {
	Speakers []string   `json:"speakers"`
	Kind     string     `json:"kind"`
	Content  ownPassage `json:"content"`
	Optional bool       `json:"optional"`
}

type ownPassage struct {
	span
	Exact string `json:"exact"`
}

type ownAgreement struct {
	Name     string    `json:"name"`
	Also     []string  `json:"also"`
	Stage    string    `json:"stage"`
	Roles    []ownRole `json:"roles"`
	Optional bool      `json:"optional"`
}

type ownRole struct {
	Actor    string `json:"actor"`
	Role     string `json:"role"`
	Modality string `json:"modality"` // empty: ASSERTED
	Optional bool   `json:"optional"`
}

type ownEvent struct {
	Type         string   `json:"type"`
	Alternatives []string `json:"alternatives"` // types that are as right
	Actors       []string `json:"actors"`
	Recipients   []string `json:"recipients"`
	Modality     string   `json:"modality"` // empty: ASSERTED
	Optional     bool     `json:"optional"`
}

type ownRelation struct {
	Subject   string `json:"subject"`
	Predicate string `json:"predicate"`
	Object    string `json:"object"`
	Polarity  string `json:"polarity"` // empty: POSITIVE
	Optional  bool   `json:"optional"`
}

type ownCase struct {
	name string
	text string
	gold ownGold
}

func measureOwn(ctx context.Context, r *runner, s Set) (*Table, error) {
	cases, err := readOwn(s)
	if err != nil {
		return nil, err
	}
	in, raw := make([]extract.Input, len(cases)), make([]string, len(cases))
	for i, c := range cases {
		in[i], raw[i] = extract.Input{ID: c.name}, c.text
	}
	read, refused, err := r.readAll(ctx, in, raw)
	if err != nil {
		return nil, err
	}
	t := &ownTotals{perKind: map[string]*counts{}}
	for i := range cases {
		t.score(&cases[i], read[i])
	}
	return &Table{Articles: len(cases), Refused: refused, Rows: t.rows()}, nil
}

// readOwn reads the case in a folder, or those in the folders below it, in order of their names.
func readOwn(s Set) ([]ownCase, error) {
	if _, err := fs.Stat(s.files, "gold.json"); err == nil {
		c, err := readCase(s.files, ".", s.Name)
		return []ownCase{c}, err
	}
	entries, err := fs.ReadDir(s.files, ".")
	if err != nil {
		return nil, err
	}
	var out []ownCase
	for _, e := range entries {
		if _, err := fs.Stat(s.files, path.Join(e.Name(), "gold.json")); err != nil {
			continue
		}
		c, err := readCase(s.files, e.Name(), e.Name())
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func readCase(files fs.FS, folder, name string) (ownCase, error) {
	c := ownCase{name: name}
	raw, err := fs.ReadFile(files, path.Join(folder, "article.txt"))
	if err != nil {
		return c, err
	}
	c.text = string(raw)
	file := path.Join(folder, "gold.json")
	if err := readJSON(files, file, &c.gold); err != nil {
		return c, err
	}
	if c.gold.Format != ownFormat {
		return c, fmt.Errorf("%s: format %q is not %q", file, c.gold.Format, ownFormat)
	}
	if sum := sha256.Sum256(raw); c.gold.SHA256 != "" && c.gold.SHA256 != hex.EncodeToString(sum[:]) {
		return c, fmt.Errorf("%s is of another article: its sha256 is not that of %s", file, path.Join(folder, "article.txt"))
	}
	if err := c.check(); err != nil {
		return c, fmt.Errorf("%s: %w", file, err)
	}
	return c, nil
}

// check finds the passages of statements in the text and refuses names that no entity bears.
func (c *ownCase) check() error {
	text := []rune(c.text)
	for i := range c.gold.Statements {
		p := &c.gold.Statements[i].Content
		if p.End == 0 {
			if n := strings.Count(c.text, p.Exact); n != 1 {
				return fmt.Errorf("statements[%d]: the passage %q stands in the article %d times; give its start and end", i, p.Exact, n)
			}
			p.Start = len([]rune(c.text[:strings.Index(c.text, p.Exact)]))
			p.End = p.Start + len([]rune(p.Exact))
		}
		if p.Start < 0 || p.End > len(text) || p.Start >= p.End || string(text[p.Start:p.End]) != p.Exact {
			return fmt.Errorf("statements[%d]: the text from %d to %d is not %q", i, p.Start, p.End, p.Exact)
		}
	}
	known := map[string]bool{}
	for _, e := range c.gold.Entities {
		known[e.Name] = true
	}
	for _, name := range c.gold.actors() {
		if !known[name] {
			return fmt.Errorf("%q is not the name of one of the entities", name)
		}
	}
	return nil
}

// actors are all names that facts refer to.
func (g *ownGold) actors() []string {
	var out []string
	for _, o := range g.Offices {
		out = append(out, o.Person)
		if o.Of != "" {
			out = append(out, o.Of)
		}
	}
	for _, m := range g.Memberships {
		out = append(out, m.Member, m.Of)
	}
	for _, s := range g.Statements {
		out = append(out, s.Speakers...)
	}
	for _, a := range g.Agreements {
		for _, r := range a.Roles {
			out = append(out, r.Actor)
		}
	}
	for _, e := range g.Events {
		out = slices.Concat(out, e.Actors, e.Recipients)
	}
	for _, r := range g.Relations {
		out = append(out, r.Subject, r.Object)
	}
	return out
}
