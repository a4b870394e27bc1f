package llm_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/loader/facts"
	"entente/loader/llm"
	"entente/loader/source"
)

const secret = "sk-very-secret-0123456789"

const story = `PORT AMBER (Harbour Wire) - Arvenia supports Lunia, which seeks independence from Belmark.

“We will not leave Lunia alone,” President Mira Solen of Arvenia said.

Belmark’s army shelled Lunia on Wednesday. Belmark’s army denied it.
`

// server speaks both protocols. Each request is answered by the next of its answers, the last again and again.
type server struct {
	*httptest.Server
	mu       sync.Mutex
	answers  []func(w http.ResponseWriter, r *http.Request)
	requests []*http.Request
	bodies   []string
}

func serve(t *testing.T, answers ...func(http.ResponseWriter, *http.Request)) *server {
	t.Helper()
	s := &server{answers: answers}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		next := s.answers[min(len(s.requests), len(s.answers)-1)]
		s.requests, s.bodies = append(s.requests, r), append(s.bodies, string(body))
		s.mu.Unlock()
		w.Header().Set("Content-Type", "application/json")
		next(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// answers replies with content, in the protocol that the request speaks, at 1000 tokens in and 100 out.
func answers(content string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/messages") {
			fmt.Fprintf(w, `{"id":"m","type":"message","role":"assistant","model":"m","stop_reason":"tool_use","content":[{"type":"tool_use","id":"t","name":"facts","input":%s}],"usage":{"input_tokens":1000,"output_tokens":100}}`, content)
			return
		}
		fmt.Fprintf(w, `{"id":"c","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":%s}}],"usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}}`, quoted(content))
	}
}

func quoted(s string) string {
	raw, _ := json.Marshal(s)
	return string(raw)
}

func status(code int, body string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After-Ms", "1")
		w.WriteHeader(code)
		fmt.Fprint(w, body)
	}
}

// object is JSON with the fields that the schema asks for beside those given.
type object map[string]any

func passage(exact string) object { return object{"exact": exact, "context": ""} }

func evidence(exact string) object {
	return object{"exact": exact, "context": "", "confidence": 0.9, "attributedTo": nil}
}

func entity(id, kind, name string, mentions ...string) object {
	list := []any{}
	for _, m := range mentions {
		list = append(list, object{"exact": m, "context": "", "via": "NAME"})
	}
	return object{"id": id, "kind": kind, "name": name, "aliases": []any{}, "status": nil, "orgKind": nil, "sector": nil, "mentions": list}
}

func tie(subject, kind, object_, exact string) object {
	return object{"subject": subject, "type": kind, "object": object_, "polarity": "POSITIVE", "modality": "ASSERTED", "from": nil, "to": nil, "evidence": []any{evidence(exact)}}
}

func event(id string, actor, recipient string, e object) object {
	return object{
		"id": id, "type": "ASSAULT", "mode": nil, "contexts": []any{}, "cameo": nil, "modality": "ASSERTED", "actors": []any{actor}, "recipients": []any{recipient}, "mediators": []any{}, "hosts": []any{},
		"place": nil, "date": "2031-03-05", "precision": "DAY", "approximate": false, "conflict": nil, "evidence": []any{e},
	}
}

// answer writes an answer; lists that are not given are empty.
func answer(lists object) string {
	out := object{}
	for _, name := range []string{"entities", "offices", "memberships", "places", "statements", "claims", "agreements", "events", "ties", "conflicts"} {
		out[name] = []any{}
	}
	for name, list := range lists {
		out[name] = list
	}
	raw, err := json.Marshal(out)
	if err != nil {
		panic(err)
	}
	return string(raw)
}

func cast() []any {
	return []any{
		entity("a", "STATE", "Arvenia", "Arvenia"), entity("l", "STATE", "Lunia", "Lunia"), entity("b", "STATE", "Belmark", "Belmark"), entity("s", "PERSON", "Mira Solen", "Mira Solen"),
		entity("army", "GROUP", "Belmark's army", "Belmark's army"),
	}
}

// whole is an answer in which everything is right.
func whole() string {
	return answer(object{
		"entities": cast(),
		"statements": []any{object{
			"id": nil, "speakers": []any{"s"}, "kind": "DIRECT", "act": "PROMISE", "verb": "say", "content": passage(`"We will not leave Lunia alone,"`), "parts": []any{}, "cue": passage("said"), "negated": false,
			"audience": []any{}, "medium": nil, "place": nil, "about": []any{object{"target": "l", "stance": "SUPPORT"}}, "date": nil, "evidence": []any{evidence(`"We will not leave Lunia alone,"`)},
		}},
		"ties": []any{tie("a", "SUPPORTS", "l", "Arvenia supports Lunia")},
		"events": []any{event("e", "army", "l", object{
			"exact": "Belmark's army", "context": "Belmark's army shelled Lunia on", "confidence": 0.8, "attributedTo": nil,
		})},
	})
}

// rules is what reading by rules knows: the article, and that Lunia is a region of the lexicon.
type rules struct{ text string }

func (r rules) Extract(context.Context, *source.Article) (*facts.Document, error) {
	sum := sha256.Sum256([]byte(r.text))
	known, day := "region:lunia", "2031-03-06"
	doc := &facts.Document{
		Format: facts.Format, Article: facts.Article{ID: "article:a", SHA256: hex.EncodeToString(sum[:]), Text: &r.text, Published: &day},
		Entities: []facts.Entity{{ID: "e1", Kind: facts.Region, Name: "Lunia", Actor: &known}},
		Ties:     []facts.Tie{{Subject: "e1", Type: "OPPOSES", Object: "e1"}}, // of the rules' facts nothing is kept
	}
	doc.Normalise()
	return doc, nil
}

func extractor(t *testing.T, s *server, change func(*llm.Settings)) *llm.Extractor {
	t.Helper()
	set := llm.Settings{Provider: llm.OpenAI, URL: s.URL + "/v1", Model: "test-model", Key: secret, Timeout: 10 * time.Second, Retries: 2}
	if change != nil {
		change(&set)
	}
	x, err := llm.New(set, rules{story})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func read(t *testing.T, x *llm.Extractor) *facts.Document {
	t.Helper()
	doc, err := x.Extract(t.Context(), &source.Article{})
	if err != nil {
		t.Fatal(err)
	}
	if err := facts.Check(doc); err != nil {
		t.Fatalf("what is read does not pass the checks: %v", err)
	}
	return doc
}

func anthropicAt(s *server) func(*llm.Settings) {
	return func(set *llm.Settings) { set.Provider, set.URL = llm.Anthropic, s.URL }
}

func TestBothProviders(t *testing.T) {
	t.Setenv("OPENAI_API_KEY", "sk-of-somebody-else")
	t.Setenv("ANTHROPIC_API_KEY", "sk-of-somebody-else")
	t.Setenv("ANTHROPIC_AUTH_TOKEN", "sk-of-somebody-else")
	for name, header := range map[string]string{llm.OpenAI: "Authorization", llm.Anthropic: "X-Api-Key"} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, answers(whole()))
			var change func(*llm.Settings)
			if name == llm.Anthropic {
				change = anthropicAt(s)
			}
			x := extractor(t, s, change)
			doc := read(t, x)
			if len(doc.Ties) != 1 || len(doc.Statements) != 1 || len(doc.Events) != 1 || len(doc.Entities) != 5 {
				t.Fatalf("read %d ties, %d statements, %d events, %d entities", len(doc.Ties), len(doc.Statements), len(doc.Events), len(doc.Entities))
			}
			e := doc.Ties[0].Evidence[0]
			if e.Rule != "llm:test-model" || e.Exact != "Arvenia supports Lunia" || e.Confidence != 0.9 {
				t.Errorf("the tie's evidence is %+v", e)
			}
			if got := doc.Statements[0].Content.Exact; got != "“We will not leave Lunia alone,”" { // the text's own quotation marks
				t.Errorf("the statement is %q", got)
			}
			if got := doc.Events[0].Evidence[0]; got.Exact != "Belmark’s army" || !strings.HasPrefix(string([]rune(story)[got.Start:]), "Belmark’s army shelled") {
				t.Errorf("of two places of the event's passage, %+v was taken", got)
			}
			lunia := slices.IndexFunc(doc.Entities, func(e facts.Entity) bool { return e.Name == "Lunia" })
			if l := doc.Entities[lunia]; l.Kind != facts.Region || l.Actor == nil || *l.Actor != "region:lunia" {
				t.Errorf("Lunia is not the lexicon's: %+v", l)
			}
			if got := s.requests[0].Header.Get(header); !strings.Contains(got, secret) || strings.Contains(fmt.Sprint(s.requests[0].Header), "somebody-else") {
				t.Errorf("the headers are %v", s.requests[0].Header)
			}
			for _, part := range []string{`"additionalProperties":false`, `"$defs"`, "Arvenia supports Lunia", "never an instruction", "2031-03-06"} {
				if !strings.Contains(s.bodies[0], part) {
					t.Errorf("the request has no %s", part)
				}
			}
			if u := x.Usage(); u.Requests != 1 || u.InputTokens != 1000 || u.OutputTokens != 100 || u.Dropped != 0 || u.Refused != 0 || u.Model != "test-model" {
				t.Errorf("usage is %+v", u)
			}
		})
	}
}

// TestWhatIsNotInTheText drops what rests on passages that are not there, or are at several places alike, and what the checks refuse; it keeps the rest.
func TestWhatIsNotInTheText(t *testing.T) {
	bad := event("e2", "b", "l", evidence("Belmark’s army shelled Lunia on Wednesday"))
	bad["mode"] = "flower-power"
	s := serve(t, answers(answer(object{
		"entities": append(cast(), entity("g", "PERSON", "Nobody Atall", "Nobody Atall")),
		"ties": []any{
			tie("a", "SUPPORTS", "l", "Arvenia supports Lunia"),
			tie("b", "OPPOSES", "l", "Belmark hates Lunia"),           // not there
			tie("b", "OPPOSES", "a", "Belmark’s army"),                // twice
			tie("g", "OPPOSES", "a", "Arvenia supports Lunia"),        // by somebody who is not there
			tie("zzz", "OPPOSES", "a", "Arvenia supports Lunia"),      // by nobody
			tie("l", "SEEKS_INDEPENDENCE_FROM", "b", "Arveni"),        // within a word
			tie("l", "SUPPORTS", "l", "Lunia, which seeks"),           // with itself
			tie("a", "SUPPORTS", "b", "shelled\nLunia  on Wednesday"), // white space counts alike
		},
		"events": []any{bad},
	})))
	x := extractor(t, s, nil)
	doc := read(t, x)
	var kept []string
	for _, tie := range doc.Ties {
		kept = append(kept, tie.Type+" "+tie.Evidence[0].Exact)
	}
	if want := []string{"SUPPORTS Arvenia supports Lunia", "SUPPORTS shelled Lunia on Wednesday"}; !slices.Equal(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
	if len(doc.Events) != 1 || doc.Events[0].Mode != nil {
		t.Errorf("of an event with an unknown mode there is left %+v", doc.Events)
	}
	if u := x.Usage(); u.Dropped != 4 || u.Refused != 4 { // the person, three passages; two unknown ids, a tie with itself, a mode
		t.Errorf("dropped %d, refused %d", u.Dropped, u.Refused)
	}
}

func TestBadAnswers(t *testing.T) {
	notYet := strings.Replace(whole(), `"SUPPORTS"`, `"ADORES"`, 1)
	for name, c := range map[string]struct {
		answers  []func(http.ResponseWriter, *http.Request)
		want     string // in the error; empty: the second answer is good
		requests int
	}{
		"no JSON, then good":         {[]func(http.ResponseWriter, *http.Request){answers(`"Here are the facts: {"`), answers(whole())}, "", 2},
		"no JSON":                    {[]func(http.ResponseWriter, *http.Request){answers(`"Sorry"`)}, "does not fit the schema, 2 times", 2},
		"not of the schema":          {[]func(http.ResponseWriter, *http.Request){answers(notYet)}, "does not fit the schema", 2},
		"a list is missing":          {[]func(http.ResponseWriter, *http.Request){answers(`{"entities":[]}`)}, "does not fit the schema", 2},
		"rate limit, then good":      {[]func(http.ResponseWriter, *http.Request){status(429, `{}`), status(529, `{}`), answers(whole())}, "", 3},
		"rate limit":                 {[]func(http.ResponseWriter, *http.Request){status(429, `{}`)}, "asks for fewer requests", 3},
		"a fault of the server":      {[]func(http.ResponseWriter, *http.Request){status(500, `{"error":{"message":"boom `+secret+`"}}`)}, "status 500", 3},
		"what is asked is not right": {[]func(http.ResponseWriter, *http.Request){status(400, `{"error":{"message":"bad `+secret+`"}}`)}, "status 400", 1},
		"the key is refused":         {[]func(http.ResponseWriter, *http.Request){status(401, `{"error":{"message":"Incorrect API key provided: `+secret+`"}}`)}, "refuses the key", 1},
		"sent elsewhere": {[]func(http.ResponseWriter, *http.Request){func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		}}, "does not answer", 1},
	} {
		for _, provider := range []string{llm.OpenAI, llm.Anthropic} {
			t.Run(name+" "+provider, func(t *testing.T) {
				s := serve(t, c.answers...)
				var change func(*llm.Settings)
				if provider == llm.Anthropic {
					change = anthropicAt(s)
				}
				x := extractor(t, s, change)
				_, err := x.Extract(t.Context(), &source.Article{})
				if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
					t.Errorf("error %v, want %q", err, c.want)
				}
				if len(s.requests) != c.requests {
					t.Errorf("%d requests, want %d", len(s.requests), c.requests)
				}
				if shown := fmt.Sprintf("%v %+v %#v", err, err, err); strings.Contains(shown, secret) {
					t.Errorf("the error tells the key: %s", shown)
				}
			})
		}
	}
}

// TestTheKeyIsNeverLogged takes all that is logged while requests fail and succeed.
func TestTheKeyIsNeverLogged(t *testing.T) {
	var log bytes.Buffer
	old := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() { slog.SetDefault(old) })
	for _, provider := range []string{llm.OpenAI, llm.Anthropic} {
		s := serve(t, status(429, secret), status(401, secret), answers(whole()))
		x := extractor(t, s, func(set *llm.Settings) {
			if provider == llm.Anthropic {
				anthropicAt(s)(set)
			}
			set.Cache = t.TempDir()
		})
		_, err := x.Extract(t.Context(), &source.Article{})
		fmt.Fprintf(&log, "%v %+v", err, x.Usage())
	}
	if strings.Contains(log.String(), secret) {
		t.Errorf("the key is in %s", log.String())
	}
	for name, set := range map[string]llm.Settings{
		"no model": {Provider: llm.OpenAI, Key: secret}, "a user in the address": {Provider: llm.OpenAI, Key: secret, Model: "m", URL: "http://me:" + secret + "@host/v1"},
		"no address": {Provider: llm.OpenAI, Key: secret, Model: "m", URL: "::" + secret}, "no provider": {Key: secret}, "a small budget": {Provider: llm.OpenAI, Key: secret, Model: "m", Budget: 5},
		"tokens": {Provider: llm.OpenAI, Key: secret, Model: "m", MaxTokens: -1},
	} {
		if _, err := llm.New(set, rules{}); err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDeniedOnce asks nobody again once the key is refused.
func TestDeniedOnce(t *testing.T) {
	s := serve(t, status(401, `{}`))
	x := extractor(t, s, nil)
	for range 3 {
		if _, err := x.Extract(t.Context(), &source.Article{}); err == nil {
			t.Error("a refused key is no error")
		}
	}
	if len(s.requests) != 1 {
		t.Errorf("asked %d times with a key that is refused", len(s.requests))
	}
}

func TestCache(t *testing.T) {
	s := serve(t, answers(whole()))
	folder := t.TempDir()
	cached := func(set *llm.Settings) { set.Cache = folder }
	first := read(t, extractor(t, s, cached))
	x := extractor(t, s, cached)
	again := read(t, x)
	if u := x.Usage(); len(s.requests) != 1 || u.Cached != 1 || u.Requests != 0 || u.InputTokens != 0 {
		t.Errorf("%d requests, usage %+v: the second reading is not from the cache", len(s.requests), u)
	}
	one, _ := facts.Marshal(first)
	two, _ := facts.Marshal(again)
	if !bytes.Equal(one, two) {
		t.Errorf("from the cache comes\n%s\nnot\n%s", two, one)
	}
	read(t, extractor(t, s, func(set *llm.Settings) { cached(set); set.Model = "another" }))
	if len(s.requests) != 2 {
		t.Error("another model's answer is taken from the cache")
	}
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		if bytes.Contains(raw, []byte(secret)) {
			t.Errorf("%s holds the key", path)
		}
		return errors2(err, os.WriteFile(path, []byte(`{"entities":`), 0o600)) // as a full disk leaves it
	})
	if err != nil {
		t.Fatal(err)
	}
	read(t, extractor(t, s, cached))
	if len(s.requests) != 3 {
		t.Error("a broken file of the cache is taken for an answer")
	}
}

func errors2(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// TestPieces cuts a long article at its paragraphs, asks about each, and joins who is the same.
func TestPieces(t *testing.T) {
	var text strings.Builder
	for i := range 6 {
		fmt.Fprintf(&text, "Paragraph %d. %sArvenia supports Lunia.\n\n", i, strings.Repeat("It was a long day. ", 8))
	}
	s := serve(t, answers(answer(object{"entities": cast()[:2], "ties": []any{tie("a", "SUPPORTS", "l", "Arvenia supports Lunia")}})))
	x, err := llm.New(llm.Settings{Provider: llm.OpenAI, URL: s.URL, Model: "m", Budget: 200}, rules{text.String()})
	if err != nil {
		t.Fatal(err)
	}
	doc := read(t, x)
	if len(s.requests) != 6 || len(doc.Ties) != 6 || len(doc.Entities) != 2 {
		t.Fatalf("%d requests, %d ties, %d entities", len(s.requests), len(doc.Ties), len(doc.Entities))
	}
	for _, body := range s.bodies {
		if !strings.Contains(body, `\u003carticle\u003e\nParagraph `) && !strings.Contains(body, `<article>\nParagraph `) {
			t.Errorf("a piece does not begin with a paragraph: %.2000s", body[strings.LastIndex(body, "article")-300:])
		}
	}
	if s.requests[0].Header.Get("Authorization") != "" {
		t.Errorf("without a key there is one: %v", s.requests[0].Header)
	}
}

func TestMostPieces(t *testing.T) {
	s := serve(t, answers(answer(nil)))
	for n, want := range map[int]string{llm.MaxPieces: "", llm.MaxPieces + 1: "--llm-budget"} {
		x, err := llm.New(llm.Settings{Provider: llm.OpenAI, URL: s.URL, Model: "m", Budget: llm.MinBudget}, rules{strings.Repeat(strings.Repeat("word ", llm.MinBudget/5), n)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := x.Extract(t.Context(), &source.Article{}); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%d pieces: %v", n, err)
		}
	}
}

func TestTimeout(t *testing.T) {
	s := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
	})
	x := extractor(t, s, func(set *llm.Settings) { set.Timeout, set.Retries = 50*time.Millisecond, 0 })
	if _, err := x.Extract(t.Context(), &source.Article{}); err == nil || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("error %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.Extract(ctx, &source.Article{}); err == nil || ctx.Err() == nil {
		t.Errorf("a cancelled reading ends with %v", err)
	}
}
