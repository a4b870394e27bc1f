// Package correct is the corrections format, "entente.correction/1": what people add, withdraw or replace by hand, as JSON Lines, and as
// contributions to the graph.
//
// A correction's facts are written as in the facts format, without passages: the correction is their evidence.
package correct

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"golang.org/x/text/unicode/norm"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/internal/lines"
	"entente/loader/resolve"
)

// Format is the value of every line's "format".
const Format = "entente.correction/1"

// Limits of the format.
const (
	MaxLineBytes   = 1_000_000
	MaxReasonRunes = 2000
)

// Correction is one line.
type Correction struct {
	Format    string          `json:"format"`
	Action    graph.Action    `json:"action"`              // ADD, WITHDRAW or REPLACE
	By        string          `json:"by"`                  // who
	Reason    string          `json:"reason"`              // why
	At        string          `json:"at"`                  // when, RFC 3339
	Withdraws graph.ID        `json:"withdraws,omitempty"` // WITHDRAW, REPLACE: the graph's id of the fact that gives way
	Text      string          `json:"text,omitempty"`      // what gives way, in words, for people; no part of the correction's identity
	Facts     *facts.Document `json:"facts,omitempty"`     // ADD, REPLACE: without format, article and passages
}

// Error says what is wrong with a correction, where, and what to do about it.
type Error = facts.Error

func errorf(path, remedy, format string, args ...any) *Error {
	return &Error{Path: path, Problem: fmt.Sprintf(format, args...), Remedy: remedy}
}

// Read reads the corrections of a JSON Lines file, all of them or none; blank lines are passed over. An *Error names the first line that cannot be
// one; any other error is the stream's.
func Read(r io.Reader) ([]*Correction, error) {
	var out []*Correction
	in := lines.NewReader(r, MaxLineBytes)
	for {
		line, err := in.Next()
		var tooLong *lines.TooLongError
		switch {
		case errors.Is(err, io.EOF):
			return out, nil
		case errors.As(err, &tooLong):
			return nil, &Error{Line: in.Line(), Problem: err.Error(), Remedy: "write the facts as several corrections"}
		case err != nil:
			return nil, err
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		c, err := Unmarshal(line)
		if err != nil {
			var wrong *Error
			if errors.As(err, &wrong) {
				wrong.Line = in.Line()
			}
			return nil, err
		}
		out = append(out, c)
	}
}

// Unmarshal reads one correction and checks all but its facts' references, which Link may still complete (see Contribution). An error is an *Error.
func Unmarshal(line []byte) (*Correction, error) {
	c := new(Correction)
	if err := decode(line, c, ""); err != nil {
		return nil, err
	}
	if c.Format != Format {
		return nil, errorf("format", fmt.Sprintf("only %q can be read", Format), "is %q", c.Format)
	}
	if err := c.Check(); err != nil {
		return nil, err
	}
	return c, nil
}

// UnmarshalFacts reads the facts of a correction alone.
func UnmarshalFacts(data []byte) (*facts.Document, error) {
	d := new(facts.Document)
	if err := decode(data, d, "facts"); err != nil {
		return nil, err
	}
	return d, nil
}

func decode(data []byte, into any, at string) error {
	err := jsonv2.Unmarshal(data, into, jsonv2.RejectUnknownMembers(true))
	if err == nil {
		return nil
	}
	var semantic *jsonv2.SemanticError
	var syntactic *jsontext.SyntacticError
	switch {
	case errors.As(err, &semantic):
		path := pathOf(at, semantic.JSONPointer)
		if errors.Is(err, jsonv2.ErrUnknownName) {
			return errorf(path, "leave it out, or see docs/correcting.md for what it is called", "is not a field of the format")
		}
		return errorf(path, "see docs/correcting.md for what belongs there", "is %s where something else belongs", kindName(semantic.JSONKind))
	case errors.As(err, &syntactic):
		return errorf(pathOf(at, syntactic.JSONPointer), "write one JSON object on each line", "is not JSON from byte %d on: %v", syntactic.ByteOffset, syntactic.Err)
	}
	return errorf(at, "write one JSON object on each line", "cannot be read as JSON: %v", err)
}

func kindName(k jsontext.Kind) string {
	names := map[jsontext.Kind]string{'{': "an object", '[': "a list", '"': "a string", '0': "a number", 't': "true", 'f': "false", 'n': "null"}
	if name := names[k]; name != "" {
		return name
	}
	return "something"
}

// pathOf writes a JSON pointer as a path of fields, like facts.ties[0].type.
func pathOf(at string, p jsontext.Pointer) string {
	out := at
	for token := range p.Tokens() {
		switch {
		case token != "" && strings.Trim(token, "0123456789") == "":
			out += "[" + token + "]"
		case out == "":
			out = token
		default:
			out += "." + token
		}
	}
	return out
}

// Check returns an *Error where the correction breaks a rule of the format, its facts' references apart.
func (c *Correction) Check() error {
	gives := c.Action == graph.ActionWithdraw || c.Action == graph.ActionReplace
	switch {
	case c.Action != graph.ActionAdd && !gives:
		return errorf("action", "write one of ADD, WITHDRAW, REPLACE; a person is forgotten with entente forget", "%q is unknown", string(c.Action))
	case gives && c.Withdraws == "":
		return errorf("withdraws", "write the id of the fact that gives way; entente read and the API show ids", "is missing")
	case !gives && c.Withdraws != "":
		return errorf("withdraws", "leave it out, or write the action REPLACE", "an ADD withdraws nothing")
	case c.Action == graph.ActionWithdraw && c.Facts != nil:
		return errorf("facts", "leave them out, or write the action REPLACE", "a WITHDRAW puts nothing in the place of a fact")
	case c.Action != graph.ActionWithdraw && c.Facts == nil:
		return errorf("facts", "write what is to be added", "are missing")
	}
	if err := c.checkWords(); err != nil {
		return err
	}
	if c.Withdraws != "" {
		if err := CheckFactID(c.Withdraws); err != nil {
			return err
		}
	}
	if c.Facts == nil {
		return nil
	}
	if c.Facts.Facts() == 0 {
		return errorf("facts", "write at least one fact beside the entities", "there is none")
	}
	return handWritten(c.Facts)
}

func (c *Correction) checkWords() error {
	for _, s := range []struct{ path, value, remedy string }{
		{"by", c.By, "write who makes the correction"}, {"reason", c.Reason, "write why"},
	} {
		if err := checkText(s.path, s.value, s.remedy); err != nil {
			return err
		}
	}
	if c.Text != "" {
		if err := checkText("text", c.Text, "leave it out"); err != nil {
			return err
		}
	}
	if _, err := c.time(); err != nil {
		return errorf("at", "write a time with its zone, like 2026-01-31T09:30:00Z", "%q is no time", c.At)
	}
	return nil
}

func checkText(path, s, remedy string) error {
	switch {
	case strings.TrimSpace(s) == "":
		return errorf(path, remedy, "is empty")
	case !utf8.ValidString(s) || strings.ContainsRune(s, 0):
		return errorf(path, "take it out", "holds a NUL character or is not UTF-8")
	case !norm.NFC.IsNormalString(s):
		return errorf(path, "write it in Unicode normal form C", "is not normalised")
	case utf8.RuneCountInString(s) > MaxReasonRunes:
		return errorf(path, "shorten it", "has more than the %d characters allowed", MaxReasonRunes)
	}
	return nil
}

func (c *Correction) time() (string, error) {
	t, err := time.Parse(time.RFC3339Nano, c.At)
	return t.UTC().Format(graph.CorrectionTime), err
}

// CheckFactID returns an *Error where an id cannot be that of a fact.
func CheckFactID(id graph.ID) error {
	if _, ok := graph.FactLabel(id); ok {
		return nil
	}
	var kinds []string
	for _, l := range graph.Labels() {
		if l.NeedsEvidence() {
			kinds = append(kinds, strings.ToLower(string(l)))
		}
	}
	return errorf("withdraws", "write the id of a fact, which begins with one of "+strings.Join(kinds, ":, ")+":", "%q is not the id of a fact", string(id))
}

// handWritten refuses what only an article can have.
func handWritten(d *facts.Document) error {
	const remedy = "leave it out: the correction is the evidence"
	if d.Format != "" || d.Article.ID != "" || d.Article.SHA256 != "" || d.Article.Text != nil {
		return errorf("facts.article", remedy, "facts by hand belong to no article")
	}
	var err error
	visit(d, visitor{
		evidence: func(path string, list *[]facts.Evidence) {
			if len(*list) > 0 && err == nil {
				err = errorf(path, remedy, "facts by hand have no passages")
			}
		},
		content: func(path string, s *facts.Span) {
			if (s.Start != 0 || s.End != 0) && err == nil {
				err = errorf(path, "write content as {\"exact\": \"…\"}", "facts by hand have no offsets")
			}
		},
	})
	for i, e := range d.Entities {
		if len(e.Mentions) > 0 && err == nil {
			err = errorf(fmt.Sprintf("facts.entities[%d].mentions", i), remedy, "facts by hand have no passages")
		}
	}
	for i, s := range d.Statements {
		switch {
		case err != nil:
		case s.Negated:
			err = errorf(fmt.Sprintf("facts.statements[%d].negated", i), "withdraw the statement instead", "a statement that was not made is no fact")
		case len(s.Parts) > 0 || s.Cue != nil:
			err = errorf(fmt.Sprintf("facts.statements[%d]", i), "leave parts and cue out", "facts by hand have no passages")
		}
	}
	return err
}

// Contribution checks the correction's facts and turns it into what a store applies. An error is an *Error whose path is that of the
// line, or has graph.CodeInvalid.
func (c *Correction) Contribution() (*graph.Contribution, error) {
	when, err := c.time()
	if err != nil {
		return nil, errorf("at", "write a time with its zone, like 2026-01-31T09:30:00Z", "%q is no time", c.At)
	}
	content, err := canonicalFacts(c.Facts)
	if err != nil {
		return nil, err
	}
	node := &graph.Correction{
		ID:     graph.CorrectionID(c.Action, c.By, when, c.Reason, c.Withdraws, string(content)),
		Action: c.Action, By: c.By, Reason: c.Reason, At: when, Fact: c.Withdraws, Text: c.Text,
	}
	line, err := c.Marshal()
	if err != nil {
		return nil, err
	}
	node.Document = strings.TrimSpace(string(line))
	doc, err := evidenced(c.Facts)
	if err != nil {
		return nil, err
	}
	out, err := resolve.Correction(node, doc)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Marshal writes the correction as one line, with its end, the same bytes for the same correction.
func (c *Correction) Marshal() ([]byte, error) {
	content, err := canonicalFacts(c.Facts)
	if err != nil {
		return nil, err
	}
	when, err := c.time()
	if err != nil {
		return nil, err
	}
	line := struct {
		Format    string          `json:"format"`
		Action    graph.Action    `json:"action"`
		By        string          `json:"by"`
		Reason    string          `json:"reason"`
		At        string          `json:"at"`
		Withdraws graph.ID        `json:"withdraws,omitempty"`
		Text      string          `json:"text,omitempty"`
		Facts     json.RawMessage `json:"facts,omitempty"`
	}{Format, c.Action, c.By, c.Reason, when, c.Withdraws, c.Text, content}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(line); err != nil {
		return nil, fmt.Errorf("write a correction: %w", err)
	}
	return buf.Bytes(), nil
}
