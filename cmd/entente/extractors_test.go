package main_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

const modelSecret = "sk-secret-of-the-test-42"

const modelStory = "PORT AMBER, March 6 (Harbour Wire) - Norway supports Estonia, officials said on Thursday in a long statement about the coming winter and the trade between the two countries.\n"

// modelServer answers every question with one tie, at a thousand tokens in and a hundred out, to whoever shows the key.
func modelServer(t *testing.T) (address string, asked *atomic.Int64) {
	t.Helper()
	asked = new(atomic.Int64)
	const answer = `{"entities":[{"id":"a","kind":"STATE","name":"Norway","aliases":[],"status":null,"orgKind":null,"sector":null,"mentions":[{"exact":"Norway","context":"","via":"NAME"}]},
		{"id":"b","kind":"STATE","name":"Estonia","aliases":[],"status":null,"orgKind":null,"sector":null,"mentions":[{"exact":"Estonia","context":"","via":"NAME"}]}],
		"offices":[],"memberships":[],"places":[],"statements":[],"claims":[],"agreements":[],"events":[],"conflicts":[],
		"ties":[{"subject":"a","type":"SUPPORTS","object":"b","polarity":"POSITIVE","modality":"ASSERTED","from":null,"to":null,"evidence":[{"exact":"Norway supports Estonia","context":"","confidence":0.7,"attributedTo":null}]},
			{"subject":"b","type":"OPPOSES","object":"a","polarity":"POSITIVE","modality":"ASSERTED","from":null,"to":null,"evidence":[{"exact":"Estonia opposes Norway","context":"","confidence":0.7,"attributedTo":null}]}]}`
	content, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		w.Header().Set("Content-Type", "application/json")
		if r.Header.Get("Authorization") != "Bearer "+modelSecret {
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprintf(w, `{"error":{"message":"wrong key %s"}}`, r.Header.Get("Authorization"))
			return
		}
		fmt.Fprintf(w, `{"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":%s}}],"usage":{"prompt_tokens":1000,"completion_tokens":100}}`, content)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/v1", asked
}

func TestASecondOpinion(t *testing.T) {
	address, asked := modelServer(t)
	p := newPlace(t)
	story := p.write("story.txt", modelStory)
	flags := []string{"--extractor", "llm", "--llm-url", address, "--llm-model", "test-model", "--llm-price-in", "2", "--llm-price-out", "10", "--llm-cache", "cache", "--log-level", "debug"}
	with := p.with("ENTENTE_LLM_KEY=" + modelSecret)

	r := with.code(0, append([]string{"extract", story}, flags...)...)
	for _, part := range []string{`"rule":"llm:test-model"`, `"exact":"Norway supports Estonia"`, `"actor":"state:NOR"`} {
		if !strings.Contains(r.out, part) {
			t.Errorf("extract prints no %s: %s", part, r.out)
		}
	}
	if strings.Contains(r.out, "OPPOSES") || strings.Contains(r.out+r.errors, modelSecret) || !strings.Contains(r.errors, "1 facts whose passages are not in the article") {
		t.Errorf("extract prints %s\n%s", r.out, r.errors)
	}

	var receipt struct {
		New   int
		Model struct {
			Model                                       string
			Requests, Cached, InputTokens, OutputTokens int
			Cost                                        float64
			Dropped                                     int
		}
	}
	load := func(args ...string) {
		t.Helper()
		if err := json.Unmarshal([]byte(with.ok(append(append([]string{"load", "--json", story}, flags...), args...)...)), &receipt); err != nil {
			t.Fatal(err)
		}
	}
	load()
	if m := receipt.Model; receipt.New != 1 || m.Cached != 1 || m.Requests != 0 || m.Cost != 0 || m.Dropped != 1 || asked.Load() != 1 {
		t.Errorf("the receipt is %+v after %d questions, not one from the cache", receipt, asked.Load())
	}
	load("--llm-cache", "off", "--dry-run")
	if m := receipt.Model; m.Model != "test-model" || m.Requests != 1 || m.InputTokens != 1000 || m.OutputTokens != 100 || m.Cost != 0.003 {
		t.Errorf("the receipt is %+v", receipt)
	}
	if got := p.ok("load", "--json", "--dry-run", story); strings.Contains(got, `"model"`) {
		t.Errorf("reading by rules has a model in its receipt: %s", got)
	}

	// The key from a file, and one that is refused: the article goes to the quarantine.
	p.write("key", modelSecret+"\nmore\n")
	p.ok(append([]string{"load", story, "--llm-key-file", "key", "--dry-run"}, flags...)...)
	wrong := p.with("ENTENTE_LLM_KEY=sk-wrong-key-1").code(3, append([]string{"load", story}, append(flags, "--llm-cache", "off")...)...)
	if all := wrong.out + wrong.errors + p.read("entente-quarantine.jsonl"); !strings.Contains(all, "refuses the key") || strings.Contains(all, "sk-wrong-key-1") {
		t.Errorf("a refused key: %s", all)
	}
}

func TestWrongModelSettings(t *testing.T) {
	p := newPlace(t)
	story := p.write("story.txt", modelStory)
	for says, args := range map[string][]string{
		"--extractor":              {"--extractor", "magic"},
		"no model is named":        {"--extractor", "llm"},
		"is unknown; write openai": {"--extractor", "llm", "--llm-model", "m", "--llm-provider", "oracle"},
		"holds a user":             {"--extractor", "llm", "--llm-model", "m", "--llm-url", "http://me:pw@host/v1"},
		"--llm-key-file":           {"--extractor", "llm", "--llm-model", "m", "--llm-key-file", "missing"},
		"a price is not negative":  {"--extractor", "llm", "--llm-model", "m", "--llm-price-in", "-1"},
		"too small":                {"--extractor", "llm", "--llm-model", "m", "--llm-budget", "10"},
		"unknown flag: --llm-key":  {"--extractor", "llm", "--llm-model", "m", "--llm-key", modelSecret},
	} {
		r := p.code(2, append([]string{"extract", story}, args...)...)
		if !strings.Contains(r.errors, says) || strings.Contains(r.errors, "pw@") || strings.Contains(r.errors, modelSecret) {
			t.Errorf("%v: %s", args, r.errors)
		}
	}
	p.write("entente.yaml", "llm-key: "+modelSecret+"\n")
	if r := p.code(2, "extract", story); !strings.Contains(r.errors, "ENTENTE_LLM_KEY") || strings.Contains(r.errors, modelSecret) {
		t.Errorf("a key in the configuration: %s", r.errors)
	}
}
