package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"entente/graph/api"
)

const manual = "../../docs/graphql.md"

// example is a query of the manual and the answer after it.
var example = regexp.MustCompile("(?s)```graphql\n(.*?)```\n```json\n(.*?)```")

// TestManual answers the manual's examples and compares. With -update it writes the answers.
func TestManual(t *testing.T) {
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	h := newHandler(newStore(t))
	found := 0
	updated := example.ReplaceAllFunc(text, func(block []byte) []byte {
		found++
		parts := example.FindSubmatch(block)
		got := compact(t, post(t, h, string(parts[1]), nil).Body.Bytes())
		if want := parts[2]; !*update && !bytes.Equal(got, want) {
			t.Errorf("%s\nanswers\n%s\nnot\n%s", parts[1], got, want)
		}
		return fmt.Appendf(nil, "```graphql\n%s```\n```json\n%s```", parts[1], got)
	})
	if all := bytes.Count(text, []byte("```graphql")); found != all || found == 0 {
		t.Errorf("%d of %d queries have an answer after them", found, all)
	}
	if *update {
		if err := os.WriteFile(manual, updated, 0o600); err != nil { //nolint:gosec // the path is a constant
			t.Fatal(err)
		}
	}
}

// compact indents JSON, with objects that fit in one line on one line.
func compact(t *testing.T, raw []byte) []byte {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	v, err := ordered(d)
	if err != nil {
		t.Fatalf("%v: %s", err, raw)
	}
	var out bytes.Buffer
	v.write(&out, 0)
	out.WriteByte('\n')
	return out.Bytes()
}

// value is a JSON value whose fields keep their order.
type value struct {
	open, shut string // brackets, empty for a scalar
	scalar     string
	names      []string
	parts      []value
}

func ordered(d *json.Decoder) (value, error) {
	tok, err := d.Token()
	if err != nil {
		return value{}, err
	}
	delim, ok := tok.(json.Delim)
	if !ok {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		err := e.Encode(tok)
		return value{scalar: strings.TrimSpace(b.String())}, err
	}
	v := value{open: "[", shut: "]"}
	if delim == '{' {
		v.open, v.shut = "{", "}"
	}
	for d.More() {
		if delim == '{' {
			name, err := d.Token()
			if err != nil {
				return value{}, err
			}
			v.names = append(v.names, fmt.Sprintf("%q: ", name))
		} else {
			v.names = append(v.names, "")
		}
		part, err := ordered(d)
		if err != nil {
			return value{}, err
		}
		v.parts = append(v.parts, part)
	}
	_, err = d.Token()
	return v, err
}

func (v value) line() string {
	if v.open == "" {
		return v.scalar
	}
	items := make([]string, len(v.parts))
	for i, p := range v.parts {
		items[i] = v.names[i] + p.line()
	}
	return v.open + strings.Join(items, ", ") + v.shut
}

func (v value) write(out *bytes.Buffer, depth int) {
	const width = 120
	if l := v.line(); v.open == "" || 2*depth+len(l) <= width {
		out.WriteString(l)
		return
	}
	out.WriteString(v.open)
	for i, p := range v.parts {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n" + strings.Repeat("  ", depth+1) + v.names[i])
		p.write(out, depth+1)
	}
	out.WriteString("\n" + strings.Repeat("  ", depth) + v.shut)
}

// TestManualTellsTheLimits holds the manual's table to the constants.
func TestManualTellsTheLimits(t *testing.T) {
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	for name, most := range map[string]any{
		"`bodyBytes`": api.MaxBodyBytes, "`tokens`": api.MaxTokens, "`depth`": api.MaxDepth, "`rootFields`": api.MaxRootFields, "`aliases`": api.MaxAliases,
		"`complexity`": api.MaxComplexity, "page size": api.MaxPageSize, "plain list": api.MaxPlainList, "values": api.MaxIDs, "hops": api.MaxHops, "paths": api.MaxPaths, "time": api.MaxTime,
	} {
		if row := fmt.Sprintf("\n| %s | %v |", name, most); !strings.Contains(string(text), row) {
			t.Errorf("the manual has no row %q", strings.TrimSpace(row))
		}
	}
}
