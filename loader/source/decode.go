package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"entente/loader/facts"
	"entente/loader/text"
)

// Article is an article as its source gives it. Fields that it does not give are empty.
type Article struct {
	ID        string
	URL       string
	Title     string
	Publisher string
	Published string // an ISO date, to the day
	Language  string // BCP 47
	Text      *text.Source
}

// Decode reads the item: one of article and document is not nil, or the error tells why neither is. It is safe to call on different items at once.
func (it *Item) Decode() (*Article, *facts.Document, *Error) {
	if it.err != nil {
		return nil, nil, it.err
	}
	if it.form != plainText && !utf8.Valid(it.raw) {
		_, err := it.canonical(it.raw)
		return nil, nil, err
	}
	if it.form == factsLines {
		doc, err := facts.Unmarshal(bytes.TrimPrefix(it.raw, bom))
		if err != nil {
			return nil, nil, it.fail(BadFacts, err, "%v", err)
		}
		return nil, doc, nil
	}
	a, err := it.article()
	return a, nil, err
}

func (it *Item) fail(code Code, cause error, problem string, args ...any) *Error {
	return &Error{Code: code, Source: it.Source, Line: it.Line, Problem: fmt.Sprintf(problem, args...), Err: cause}
}

func (it *Item) article() (*Article, *Error) {
	a := &Article{}
	raw := it.raw
	if it.form != plainText {
		fields, err := it.fields(a)
		if err != nil {
			return nil, err
		}
		raw = fields
	}
	if len(raw) > MaxArticleBytes {
		return nil, tooLarge(it.Source, it.Line)
	}
	src, err := it.canonical(raw)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(src.Text) == "" {
		e := it.fail(Empty, nil, "there is no text in it")
		e.Remedy = "leave it out, or write the article's text"
		return nil, e
	}
	a.Text = src
	return a, nil
}

// canonical makes the canonical text of raw.
func (it *Item) canonical(raw []byte) (*text.Source, *Error) {
	src, err := text.Normalize(raw)
	if err == nil {
		return src, nil
	}
	e := it.fail(NotText, err, "%v", err)
	var decode *text.DecodeError
	if errors.As(err, &decode) {
		e.Problem, e.Remedy = fmt.Sprintf("at byte %d: %s", decode.Offset, decode.Problem), decode.Remedy
	}
	return nil, e
}

// articleObject is an article as JSON; other fields are passed over.
type articleObject struct {
	Text      *string        `json:"text"`
	ID        *string        `json:"id"`
	URL       *string        `json:"url"`
	Title     *string        `json:"title"`
	Publisher *string        `json:"publisher"`
	Published *string        `json:"published"`
	Language  *string        `json:"language"`
	Format    jsontext.Value `json:"format"`
}

// fields reads an article object into a and returns its text.
func (it *Item) fields(a *Article) ([]byte, *Error) {
	var o articleObject
	if err := json.Unmarshal(bytes.TrimPrefix(it.raw, bom), &o); err != nil {
		return nil, it.wrongJSON(err)
	}
	if o.Text == nil {
		e := it.fail(BadArticle, nil, "text: is missing")
		e.Remedy = `write the article's text into the field "text"`
		if strings.Contains(string(o.Format), "entente.facts") {
			e.Remedy = "these are facts, not an article: put them into a file that ends in .facts.jsonl, one object on each line"
		}
		return nil, e
	}
	for _, f := range []struct {
		name  string
		from  *string
		to    *string
		check func(string) (string, error)
	}{
		{"id", o.ID, &a.ID, name}, {"url", o.URL, &a.URL, address}, {"title", o.Title, &a.Title, name}, {"publisher", o.Publisher, &a.Publisher, name},
		{"published", o.Published, &a.Published, day}, {"language", o.Language, &a.Language, tag},
	} {
		if f.from == nil || strings.TrimSpace(*f.from) == "" {
			continue
		}
		value, err := f.check(strings.TrimSpace(*f.from))
		if err != nil {
			return nil, it.fail(BadArticle, err, "%s: %v", f.name, err)
		}
		*f.to = value
	}
	return []byte(*o.Text), nil
}

func (it *Item) wrongJSON(err error) *Error {
	e := it.fail(BadJSON, err, "is not a JSON object: %v", err)
	e.Remedy = "write an article as an object, in a .jsonl file one on each line"
	var semantic *json.SemanticError
	var syntactic *jsontext.SyntacticError
	switch {
	case errors.As(err, &semantic) && semantic.JSONPointer != "":
		field := strings.TrimPrefix(string(semantic.JSONPointer), "/")
		e.Code, e.Problem, e.Remedy = BadArticle, field+": is not a string", "write a string, or leave the field out"
	case errors.As(err, &semantic):
		e.Problem = "is not a JSON object, but another JSON value"
	case errors.Is(err, io.ErrUnexpectedEOF):
		e.Problem, e.Remedy = "the JSON ends in the middle of a value", "the file may have been cut off; write the line again"
	case errors.Is(err, jsontext.ErrDuplicateName):
		e.Problem, e.Remedy = "a field of the object stands twice", "write each field once"
	case errors.As(err, &syntactic):
		e.Problem = fmt.Sprintf("is not JSON from byte %d on: %v", syntactic.ByteOffset, syntactic.Err)
	}
	return e
}

func name(s string) (string, error) {
	if n := utf8.RuneCountInString(s); n > facts.MaxNameRunes {
		return "", fmt.Errorf("has %d characters, more than the %d allowed; shorten it", n, facts.MaxNameRunes)
	}
	if strings.ContainsRune(s, 0) {
		return "", errors.New("holds a NUL character; take it out")
	}
	return norm.NFC.String(s), nil
}

func address(s string) (string, error) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme == "" || u.Host == "" {
		return "", errors.New("is not an absolute address, like https://example.org/a; correct it or leave it out")
	}
	return name(s)
}

func tag(s string) (string, error) {
	t, err := language.Parse(s)
	if err != nil {
		return "", errors.New(`is no BCP 47 language tag, like "en"; correct it or leave it out`)
	}
	return t.String(), nil
}

// day is the date of an ISO date or date with time.
func day(s string) (string, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime} {
		if _, err := time.Parse(layout, s); err == nil {
			return s[:len(time.DateOnly)], nil
		}
	}
	return "", errors.New("is no ISO date, like 2008-08-14 or 2008-08-14T09:30:00Z; correct it or leave it out")
}
