// Package extract reads facts out of one article: who is named, who holds which office, who said what, which agreements are told of and
// with which roles. It is pure: no store, no network, no clock of its own.
//
// No rule knows an entity by name; what is known beforehand comes from the lexicon. Every fact carries the passage that says so and the name of the rule that
// read it.
package extract

import (
	"context"
	"fmt"
	"sync"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// Input is one article.
type Input struct {
	ID        string // given by its source; empty: derived
	URL       string // canonical
	Title     string // given beside the text; empty: read from it
	Publisher string
	Published string // an ISO date; empty: read from the text
	Language  string
	Source    *text.Source
	// Actors are passages that the caller knows to name one actor each, in code points of Source. Their entities have mentions exactly there, and events between two of them are read
	// with more courage; see docs/quality.md. Usually empty.
	Actors []text.Span
}

// Extractor reads articles. It is immutable and safe for concurrent use.
type Extractor struct {
	lex      *lexicon.Lexicon
	lastYear int
	// surroundings are the places by which a state is told from others of its name.
	surroundings map[lexicon.ID][]string
	parties      map[lexicon.ID][]*lexicon.Entry // by the state that they are of
	variants     *variants                       // of the persons
	annotators   sync.Pool                       // of *syntax.Annotator, one for each article being read
}

// New returns an extractor over a lexicon and models of syntax. lastYear is the latest year that an article without one may come from; 0 is the
// last year in which the lexicon has somebody take office, so that the answer depends on the lexicon alone and not on the day.
func New(lex *lexicon.Lexicon, models *syntax.Models, lastYear int) *Extractor {
	if lastYear == 0 {
		lastYear = horizon(lex)
	}
	return &Extractor{lex: lex, lastYear: lastYear, surroundings: surroundings(lex), parties: partiesByState(lex), variants: newVariants(lex), annotators: sync.Pool{New: func() any { return models.NewAnnotator() }}}
}

// NotEnglishError says that an article is in a language that the extractor does not read.
type NotEnglishError struct{ Reason string }

func (e *NotEnglishError) Error() string { return "the article is not English: " + e.Reason }

// Extract reads one article. The error is a *NotEnglishError, or ctx's. O(n) in the length of the text, but for co-reference, which looks back a bounded way.
func (x *Extractor) Extract(ctx context.Context, in Input) (*facts.Document, error) {
	r, err := x.read(ctx, in)
	if err != nil {
		return nil, err
	}
	return r.assemble(), nil
}

// read finds everything that an article says.
func (x *Extractor) read(ctx context.Context, in Input) (*reading, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("extract %s: %w", in.ID, err)
	}
	doc := text.Parse(in.Source)
	if ok, reason := text.English(doc); !ok {
		return nil, &NotEnglishError{Reason: reason}
	}
	r := newReading(x, in, doc)
	r.annotate()
	r.findNames()
	r.findOffices()
	r.mendTitledNames()
	r.datePublication()
	r.findTimes()
	r.linkSurnames()
	r.linkOfficeHolders()
	r.findNominals()
	r.findAdherents()
	r.findActorNouns()
	r.markKnownActors()
	r.resolvePronouns()
	r.findTenures()
	r.findBodies()
	r.linkOffices()
	r.findMemberships()
	r.findPlacements()
	r.findStatements()
	r.resolveQuoted()
	r.findClaims()
	r.findConflicts()
	r.findAgreements()
	r.findTies()
	r.findEvents()
	r.relateKnownActors()
	return r, nil
}

// articleID is the article's id by the conventions.
func (r *reading) articleID() graph.ID {
	return graph.ArticleID(r.in.ID, r.in.URL, r.publisher(), r.datelineDate(), r.title(), r.in.Source.SHA256)
}
