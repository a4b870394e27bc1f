package source_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"entente/loader/facts"
	"entente/loader/facts/factstest"
	"entente/loader/source"
)

// write makes files in a new folder; names with slashes lie deeper.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// read goes through sources and tells of each item in a line: its place under the folder, and what it is or what is wrong with it.
func read(t *testing.T, folder string, stdin io.Reader, names ...string) []string {
	t.Helper()
	set, err := source.Open(stdin, names...)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for it := range set.Items(t.Context()) {
		a, d, wrong := it.Decode()
		place := strings.TrimPrefix(filepath.ToSlash(it.Place()), filepath.ToSlash(folder)+"/")
		switch {
		case wrong != nil:
			out = append(out, fmt.Sprintf("%s: %s: %s", place, wrong.Code, wrong.Reason()))
		case d != nil:
			out = append(out, fmt.Sprintf("%s: facts of %s", place, d.Article.ID))
		default:
			out = append(out, fmt.Sprintf("%s: %q", place, a.Text.Text))
		}
	}
	return out
}

func factsLine(t *testing.T) string {
	t.Helper()
	line, err := facts.Marshal(factstest.Full())
	if err != nil {
		t.Fatal(err)
	}
	return string(line)
}

func TestAFolderYieldsItsArticlesInOrder(t *testing.T) {
	folder := write(t, map[string]string{
		"b.txt": "B", "a.TXT": "A", "a/z.txt": "AZ", "c.jsonl": `{"text":"C1"}` + "\n\n" + `{"text":"C2"}`, "d.json": "{\n  \"text\": \"D\"\n}",
		"e.facts.jsonl": factsLine(t), "readme.md": "no", ".hidden.txt": "no", ".git/x.txt": "no", "deep/er/f.txt": "F",
	})
	want := []string{
		`a.TXT: "A"`, `a/z.txt: "AZ"`, `b.txt: "B"`, `c.jsonl:1: "C1"`, `c.jsonl:3: "C2"`, `d.json: "D"`, `deep/er/f.txt: "F"`,
		"e.facts.jsonl:1: facts of courier-1",
	}
	if diff := cmp.Diff(want, read(t, folder, nil, folder)); diff != "" {
		t.Error(diff)
	}
}

func TestOnlyFacts(t *testing.T) {
	folder := write(t, map[string]string{"a.facts.jsonl": "", "b/b.facts.jsonl": "", "c/c.jsonl": "", "d.facts": ""})
	for _, c := range []struct {
		name string
		want bool
	}{{"a.facts.jsonl", true}, {"b", true}, {"c", false}, {"d.facts", false}} {
		set, err := source.Open(nil, filepath.Join(folder, "a.facts.jsonl"), filepath.Join(folder, c.name))
		if err != nil {
			t.Fatal(err)
		}
		if got := set.OnlyFacts(); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
	if set, err := source.Open(strings.NewReader(""), "-"); err != nil || set.OnlyFacts() {
		t.Errorf("standard input is taken for facts: %v", err)
	}
}

func TestNamedFilesHaveAnyEnding(t *testing.T) {
	folder := write(t, map[string]string{"story.md": "A story.", ".hidden.txt": "B"})
	want := []string{`story.md: "A story."`, `.hidden.txt: "B"`}
	if diff := cmp.Diff(want, read(t, folder, nil, filepath.Join(folder, "story.md"), filepath.Join(folder, ".hidden.txt"))); diff != "" {
		t.Error(diff)
	}
}

func TestLinksToFilesAreFollowed(t *testing.T) {
	folder := write(t, map[string]string{"a.txt": "A", "sub/b.txt": "B"})
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	link(filepath.Join(folder, "a.txt"), "link.txt")
	link(folder, "loop.txt")
	link(filepath.Join(folder, "gone"), "dangling.txt")
	got := read(t, folder, nil, folder)
	want := []string{`a.txt: "A"`, "dangling.txt: UNREADABLE: cannot be read: no such file or directory; check the file and its permissions", `link.txt: "A"`, `sub/b.txt: "B"`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatCannotBeOpened(t *testing.T) {
	folder := write(t, map[string]string{"empty/readme.md": "x"})
	for _, c := range []struct {
		names []string
		says  string
	}{
		{nil, "none is named"},
		{[]string{filepath.Join(folder, "gone")}, "no such file or folder"},
		{[]string{filepath.Join(folder, "empty")}, "the folder has no articles"},
		{[]string{"-", "-"}, "named twice"},
	} {
		if _, err := source.Open(strings.NewReader(""), c.names...); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: the error is %v, want one that says %q", c.names, err, c.says)
		}
	}
}

func TestStandardInputIsToldApartByItsFirstLine(t *testing.T) {
	line := factsLine(t)
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"text", "Talks begin\n\nThey talk.", []string{`standard input: "Talks begin\n\nThey talk."`}},
		{"text that begins with a brace", "{sic} he wrote", []string{`standard input: "{sic} he wrote"`}},
		{"article lines", `{"text":"A"}` + "\n" + `{"text":"B"}`, []string{`standard input:1: "A"`, `standard input:2: "B"`}},
		{"facts", line + line, []string{"standard input:1: facts of courier-1", "standard input:2: facts of courier-1"}},
		{"facts after a blank line", "\ufeff\n\n" + line, []string{"standard input:3: facts of courier-1"}},
		{"an object over several lines", "{\n \"text\":\n \"A\"}\n", []string{`standard input: "A"`}},
		{"a broken first line", `{"text":"A` + "\n" + `{"text":"B"}`, []string{
			`standard input:1: BAD_JSON: the JSON ends in the middle of a value; the file may have been cut off; write the line again`, `standard input:2: "B"`,
		}},
		{"nothing", "", []string{"standard input: EMPTY: there is no text in it; leave it out, or write the article's text"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, read(t, "", iotest.HalfReader(strings.NewReader(c.in)), "-")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEachBadInputIsNamedAndTheOthersAreRead(t *testing.T) {
	long := strings.Repeat("long ", source.MaxArticleBytes/5) + "x"
	folder := write(t, map[string]string{
		"01.txt": "", "02.txt": " \n\t ", "03.txt": "bin\x00ary", "04.txt": "caf\xe9", "05.txt": long, "06.txt": "\xff\xfeU\x00", "99.txt": "good",
		"10.json": `["text"]`, "11.json": `{"text":"a"} x`, "12.json": "",
		"20.jsonl": strings.Join([]string{
			`{"text":"good"}`, `{"text":"cut in h`, `{"title":"no text"}`, `{"text":5}`, `{"text":"a","published":"14 August"}`,
			`{"text":"a","url":"/relative"}`, `{"text":"a","language":"??"}`, `{"text":"a","id":["x"]}`, `"only text"`, `{"text":"a","text":"b"}`,
			`{"text":"` + long + `"}`, `{"text":"caf` + "\xe9" + `"}`, `{"text":""}`, `{"format":"entente.facts/1"}`, `{"text":"a","title":"` + strings.Repeat("t", 1001) + `"}`,
			`{"text":"a\u0000b"}`, `{"text":"also good","unknown":[1]}`,
		}, "\n"),
		"30.facts.jsonl": strings.ReplaceAll(factsLine(t), `"start":138`, `"start":139`) + factsLine(t),
	})
	got := read(t, folder, nil, folder)
	want := []string{
		"01.txt: EMPTY: there is no text in it", "02.txt: EMPTY: there is no text in it", "03.txt: NOT_TEXT: at byte 3: a NUL byte", "04.txt: NOT_TEXT: at byte 3: byte 0xE9",
		"05.txt: TOO_LARGE: the article is longer than 5 MB; split it", "06.txt: NOT_TEXT: at byte 0: the text is UTF-16",
		"10.json: BAD_JSON: is not a JSON object, but another JSON value", "11.json: BAD_JSON: is not JSON from byte 13 on", "12.json: BAD_JSON: the JSON ends",
		`20.jsonl:1: "good"`, "20.jsonl:2: BAD_JSON: the JSON ends in the middle of a value", `20.jsonl:3: BAD_ARTICLE: text: is missing; write the article's text into the field "text"`,
		"20.jsonl:4: BAD_ARTICLE: text: is not a string", "20.jsonl:5: BAD_ARTICLE: published: is no ISO date", "20.jsonl:6: BAD_ARTICLE: url: is not an absolute address",
		"20.jsonl:7: BAD_ARTICLE: language: is no BCP 47", "20.jsonl:8: BAD_ARTICLE: id: is not a string", "20.jsonl:9: BAD_JSON: is not a JSON object, but another",
		"20.jsonl:10: BAD_JSON: a field of the object stands twice", "20.jsonl:11: TOO_LARGE: the article is longer", "20.jsonl:12: NOT_TEXT: at byte 12: byte 0xE9",
		"20.jsonl:13: EMPTY: there is no text", "20.jsonl:14: BAD_ARTICLE: text: is missing; these are facts", "20.jsonl:15: BAD_ARTICLE: title: has 1001 characters",
		"20.jsonl:16: NOT_TEXT: at byte 1: a NUL byte", `20.jsonl:17: "also good"`,
		"30.facts.jsonl:1: BAD_FACTS: agreements[0].roles[0].evidence[0].exact: is ", "30.facts.jsonl:2: facts of courier-1", `99.txt: "good"`,
	}
	if len(got) != len(want) {
		t.Fatalf("%d items, want %d: %q", len(got), len(want), got)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("got  %.200q\nwant %.200q", got[i], want[i])
		}
	}
}

func TestTheLongestArticleIsRead(t *testing.T) {
	text := strings.Repeat("é", source.MaxArticleBytes/2)
	escaped := strings.Repeat(`\u00e9`, source.MaxArticleBytes/2)
	folder := write(t, map[string]string{"a.txt": text, "b.jsonl": `{"text":"` + escaped + `"}`})
	set, err := source.Open(nil, folder)
	if err != nil {
		t.Fatal(err)
	}
	for it := range set.Items(t.Context()) {
		if a, _, wrong := it.Decode(); wrong != nil || a.Text.Text != text {
			t.Errorf("%s: %v", it.Place(), wrong)
		}
	}
}

func TestFieldsOfAnArticle(t *testing.T) {
	in := `{"text":"T","id":" x1 ","url":"https://example.org/a","title":"A\u030angstro\u0308m","publisher":"","published":"2008-08-14T09:30:00Z","language":"EN-us","byline":"x"}`
	folder := write(t, map[string]string{"a.jsonl": "\ufeff" + in})
	set, err := source.Open(nil, folder)
	if err != nil {
		t.Fatal(err)
	}
	for it := range set.Items(t.Context()) {
		a, _, wrong := it.Decode()
		if wrong != nil {
			t.Fatal(wrong)
		}
		a.Text = nil
		want := &source.Article{ID: "x1", URL: "https://example.org/a", Title: "Ångström", Published: "2008-08-14", Language: "en-US"}
		if diff := cmp.Diff(want, a); diff != "" {
			t.Error(diff)
		}
	}
}

func TestDates(t *testing.T) {
	for in, ok := range map[string]bool{
		"2008-08-14": true, "2008-08-14T09:30:00+04:00": true, "2008-08-14T09:30": true, "2008-08-14 09:30:00": true, "2008-02-30": false, "2008-8-14": false, "2008": false, "14.08.2008": false,
	} {
		folder := write(t, map[string]string{"a.jsonl": fmt.Sprintf(`{"text":"T","published":%q}`, in)})
		if got := read(t, folder, nil, folder); strings.Contains(got[0], "BAD_ARTICLE") == ok {
			t.Errorf("%s: %s", in, got)
		}
	}
}

func TestSizesAddUp(t *testing.T) {
	folder := write(t, map[string]string{"a.txt": "abc", "b.jsonl": strings.Repeat(`{"text":"x"}`+"\n", 10_000), "c.txt": strings.Repeat("x", source.MaxArticleBytes+100)})
	set, err := source.Open(nil, folder)
	if err != nil {
		t.Fatal(err)
	}
	total, known := set.Size()
	if !known {
		t.Error("the size of files is not known")
	}
	var sum int64
	for it := range set.Items(t.Context()) {
		sum += it.Size
	}
	if sum != total {
		t.Errorf("items have %d bytes together, the files %d", sum, total)
	}
	if set, err = source.Open(strings.NewReader("x"), "-"); err != nil {
		t.Fatal(err)
	}
	if _, known := set.Size(); known {
		t.Error("the size of standard input is known")
	}
}

func TestABrokenStreamIsTold(t *testing.T) {
	set, err := source.Open(io.MultiReader(strings.NewReader(`{"text":"A"}`+"\n"+`{"te`), iotest.ErrReader(&fs.PathError{Op: "read", Path: "pipe", Err: fs.ErrClosed})), "-")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for it := range set.Items(t.Context()) {
		if _, _, wrong := it.Decode(); wrong != nil {
			got = append(got, wrong.Error())
		} else {
			got = append(got, it.Place())
		}
	}
	want := []string{"standard input:1", "standard input:2: cannot be read: file already closed; check the file and its permissions"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	folder := write(t, map[string]string{"a.jsonl": strings.Repeat(`{"text":"x"}`+"\n", 100), "b.txt": "x"})
	set, err := source.Open(nil, folder)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range set.Items(ctx) {
		if n++; n == 5 {
			cancel()
		}
	}
	if n != 5 {
		t.Errorf("%d items after the context was cancelled at 5", n)
	}
}

func TestWaitingForStandardInputEndsWithItsContext(t *testing.T) {
	silent, other := io.Pipe()
	defer func() { _ = other.Close() }()
	set, err := source.Open(silent, "-")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		_, _ = other.Write([]byte("{\"text\":\"A\"}\n{\"text\":\"B\"}\n"))
		cancel()
	}()
	for it := range set.Items(ctx) { // it would never end
		t.Logf("%s", it.Place())
	}
}

// TestStandardInputIsReadAsItComes takes the first article before the second is written.
func TestStandardInputIsReadAsItComes(t *testing.T) {
	in, out := io.Pipe()
	set, err := source.Open(in, "-")
	if err != nil {
		t.Fatal(err)
	}
	send := func(s string) {
		if _, err := out.Write([]byte(s)); err != nil {
			t.Error(err)
		}
	}
	seen := make(chan string)
	go func() {
		defer func() { _ = out.Close() }()
		send("{\"text\":\"A\"}\n")
		if place := <-seen; place != "standard input:1" {
			t.Errorf("the first item is %s", place)
		}
		send("{\"text\":\"B\"}\n")
		<-seen
	}()
	for it := range set.Items(t.Context()) {
		seen <- it.Place()
	}
}

// repeated is an endless stream of one line, up to a number of lines.
type repeated struct {
	line []byte
	left int
	rest []byte
}

func (r *repeated) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.left == 0 {
			return 0, io.EOF
		}
		r.left--
		r.rest = r.line
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func TestMemoryDoesNotGrowWithTheStream(t *testing.T) {
	line := append(bytes.Repeat([]byte("x"), 100_000), '\n')
	copy(line, `{"text":"`)
	copy(line[len(line)-3:], `"}`)
	const lines = 600
	set, err := source.Open(&repeated{line: line, left: lines}, "-")
	if err != nil {
		t.Fatal(err)
	}
	var stats runtime.MemStats
	var n int
	var most uint64
	for it := range set.Items(t.Context()) {
		if _, _, wrong := it.Decode(); wrong != nil {
			t.Fatal(wrong)
		}
		if n++; n%100 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&stats)
			most = max(most, stats.HeapAlloc)
		}
	}
	if n != lines {
		t.Errorf("%d items, want %d", n, lines)
	}
	const bound = 30 << 20
	if most > bound {
		t.Errorf("%d MB are held while reading a stream of 60", most>>20)
	}
}
