package loader

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"time"
	"unicode/utf8"

	"entente/loader/source"
)

// Codes of what is rejected beyond package source's.
const (
	NotExtracted source.Code = "NOT_EXTRACTED" // the extractor cannot read the article
	NotStored    source.Code = "NOT_STORED"    // the store refused its facts
)

// Rejected is an item that could not be loaded.
type Rejected struct {
	Source  string
	Line    int // from 1; 0 where the source is one article
	Code    source.Code
	Reason  string
	Content []byte // as it stands in its source; nil where that is too long or cannot be read
}

// QuarantineFile writes rejected items to a JSON Lines file. The file is made when the first one comes.
type QuarantineFile struct {
	path string
	now  func() time.Time
	file *os.File
}

// NewQuarantineFile appends to the file at path; now is the clock. The caller closes it.
func NewQuarantineFile(path string, now func() time.Time) *QuarantineFile {
	return &QuarantineFile{path: path, now: now}
}

// quarantined is a line of the file.
type quarantined struct {
	Time    string      `json:"time"`
	Source  string      `json:"source"`
	Line    *int        `json:"line"`
	Code    source.Code `json:"code"`
	Reason  string      `json:"reason"`
	Content *string     `json:"content,omitempty"`
	Base64  []byte      `json:"contentBase64,omitempty"`
}

// Put appends one line, in one write, so that a crash leaves no half line of several.
func (q *QuarantineFile) Put(r Rejected) error {
	line := quarantined{Time: q.now().UTC().Format(time.RFC3339), Source: r.Source, Code: r.Code, Reason: r.Reason}
	if r.Line > 0 {
		line.Line = &r.Line
	}
	switch {
	case r.Content == nil || len(r.Content) > source.MaxArticleBytes:
	case utf8.Valid(r.Content):
		content := string(r.Content)
		line.Content = &content
	default:
		line.Base64 = r.Content
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(line); err != nil {
		return fmt.Errorf("quarantine %s: %w", source.Place(r.Source, r.Line), err)
	}
	if q.file == nil {
		f, err := os.OpenFile(q.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			return fmt.Errorf("open the quarantine: %w; name another file with --quarantine", err)
		}
		q.file = f
	}
	if _, err := q.file.Write(buf.Bytes()); err != nil {
		return fmt.Errorf("write the quarantine: %w", err)
	}
	return nil
}

// Path is the file's path where something was put into it, else empty.
func (q *QuarantineFile) Path() string {
	if q.file == nil {
		return ""
	}
	return q.path
}

// Close closes the file, if it was made.
func (q *QuarantineFile) Close() error {
	if q.file == nil {
		return nil
	}
	if err := q.file.Close(); err != nil {
		return fmt.Errorf("close the quarantine: %w", err)
	}
	return nil
}
