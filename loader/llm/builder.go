package llm

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
	"entente/loader/facts"
)

// builder makes one document of the answers to an article's pieces.
type builder struct {
	frame            *facts.Document
	rule             string
	out              *facts.Document
	known            map[string]*facts.Entity // the frame's entities that the lexicon knows, by normal name
	knownAt          map[[2]int]*facts.Entity // by where they are mentioned
	merged           map[string]string        // canonical ids, by kind and name
	ids              map[string]string        // of entities, by the id that an answer gave
	dropped, refused int
}

func newBuilder(frame *facts.Document, rule string) *builder {
	b := &builder{
		frame: frame, rule: rule, out: &facts.Document{Format: facts.Format, Article: frame.Article},
		known: map[string]*facts.Entity{}, knownAt: map[[2]int]*facts.Entity{}, merged: map[string]string{}, ids: map[string]string{},
	}
	for i := range frame.Entities {
		e := &frame.Entities[i]
		if e.Actor == nil {
			continue
		}
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			b.known[graph.NormalName(name)] = e
		}
		for _, m := range e.Mentions {
			b.knownAt[[2]int{m.Start, m.End}] = e
		}
	}
	return b
}

// add takes the answer to a piece that begins at an offset of the article.
func (b *builder) add(answer map[string]any, piece []rune, offset, number int) error {
	l := &locator{finder: newFinder(piece), piece: piece, offset: offset, rule: b.rule}
	located, _ := l.locate(answer)
	b.dropped += l.dropped
	raw, err := json.Marshal(located)
	if err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	var d facts.Document
	if err := json.Unmarshal(raw, &d); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	prefix := "p" + strconv.Itoa(number+1) + "."
	renamed := map[string]string{}
	for _, e := range d.Entities {
		if len(e.Mentions) == 0 { // nowhere in the text
			b.dropped++
			continue
		}
		id := prefix + e.ID
		renamed[e.ID] = b.entity(id, e)
	}
	rename(&d, func(id string) string {
		if canonical, ok := renamed[id]; ok {
			return canonical
		}
		return prefix + id
	})
	b.out.Offices = append(b.out.Offices, d.Offices...)
	b.out.Memberships = append(b.out.Memberships, d.Memberships...)
	b.out.Places = append(b.out.Places, d.Places...)
	b.out.Statements = append(b.out.Statements, d.Statements...)
	b.out.Claims = append(b.out.Claims, d.Claims...)
	b.out.Agreements = append(b.out.Agreements, d.Agreements...)
	b.out.Events = append(b.out.Events, d.Events...)
	b.out.Ties = append(b.out.Ties, d.Ties...)
	b.out.Conflicts = append(b.out.Conflicts, d.Conflicts...)
	return nil
}

// entity adds an entity, or joins it with what other pieces call the same, and returns its id. What the lexicon knows of it stands above what the model says.
func (b *builder) entity(id string, e facts.Entity) string {
	e.ID = id
	if k := b.lookup(e); k != nil {
		e.Kind, e.Actor, e.Status, e.OrgKind, e.Sector, e.ISO3, e.Wikidata = k.Kind, k.Actor, k.Status, k.OrgKind, k.Sector, k.ISO3, k.Wikidata
		if e.Name != k.Name {
			e.Aliases = append(e.Aliases, e.Name)
			e.Name = k.Name
		}
	}
	name := e.Kind + "\x00" + graph.NormalName(e.Name)
	if e.Actor != nil {
		name = *e.Actor
	}
	first, ok := b.merged[name]
	if !ok {
		b.merged[name] = id
		b.out.Entities = append(b.out.Entities, e)
		return id
	}
	at := slices.IndexFunc(b.out.Entities, func(o facts.Entity) bool { return o.ID == first })
	o := &b.out.Entities[at]
	o.Aliases = append(o.Aliases, e.Aliases...)
	for _, m := range e.Mentions {
		if !slices.Contains(o.Mentions, m) {
			o.Mentions = append(o.Mentions, m)
		}
	}
	return first
}

// lookup returns who the lexicon says an entity is: by its name, else by where it is mentioned by name.
func (b *builder) lookup(e facts.Entity) *facts.Entity {
	if k := b.known[graph.NormalName(e.Name)]; k != nil {
		return k
	}
	for _, m := range e.Mentions {
		if k := b.knownAt[[2]int{m.Start, m.End}]; k != nil && m.Via == facts.ViaName && k.Kind == e.Kind {
			return k
		}
	}
	return nil
}

// document returns the document, rid of what the checks of the facts format refuse.
func (b *builder) document() (*facts.Document, error) {
	for {
		b.out.Normalise()
		err := facts.Check(b.out)
		if err == nil {
			return b.out, nil
		}
		var wrong *facts.Error
		if !errors.As(err, &wrong) || !remove(b.out, wrong.Path) {
			return nil, err
		}
		b.refused++
	}
}

// step is a part of a path like "events[3]".
var step = regexp.MustCompile(`^(\w+)\[(\d+)\]$`)

// parts are lists within a fact whose entries can go while the fact stays.
var parts = []string{"roles", "provisions", "about", "mentions", "aliases", "contexts", "topics"}

// remove takes out of a document what a path leads to: a value that may be unknown becomes null, an entry of one of the parts goes, else the whole fact does. It
// reports whether it found something; each time the document has less.
func remove(d *facts.Document, path string) bool {
	at := reflect.ValueOf(d).Elem()
	var entry, whole func()
	steps := strings.Split(path, ".")
	for i, name := range steps {
		index := -1
		if m := step.FindStringSubmatch(name); m != nil {
			name = m[1]
			index, _ = strconv.Atoi(m[2]) // the pattern takes digits alone
		}
		field := fieldOf(at, name)
		if !field.IsValid() {
			break
		}
		if index < 0 {
			if i == len(steps)-1 && field.Kind() == reflect.Pointer && !field.IsNil() && name != "attributedTo" && i > 0 {
				field.SetZero()
				return true
			}
			if field.Kind() == reflect.Pointer {
				field = field.Elem()
			}
			if !field.IsValid() || field.Kind() != reflect.Struct {
				break
			}
			at = field
			continue
		}
		if field.Kind() != reflect.Slice || index >= field.Len() {
			break
		}
		list := field
		drop := func() { list.Set(reflect.AppendSlice(list.Slice(0, index), list.Slice(index+1, list.Len()))) }
		if i == 0 {
			whole = drop
		} else if entry == nil && slices.Contains(parts, name) {
			entry = drop
		}
		at = field.Index(index)
		if at.Kind() != reflect.Struct {
			break
		}
	}
	switch {
	case entry != nil:
		entry()
	case whole != nil:
		whole()
	default:
		return false
	}
	return true
}

// fieldOf is the field of a struct that JSON calls by a name.
func fieldOf(v reflect.Value, name string) reflect.Value {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			if inner := fieldOf(v.Field(i), name); inner.IsValid() {
				return inner
			}
		}
		if tag, _, _ := strings.Cut(f.Tag.Get("json"), ","); tag == name {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}
