// Package llm reads the facts of articles with a language model, as a second opinion beside package extract.
//
// The model answers with passages in the article's words instead of offsets; each is found again in the text, or what rests on it is dropped and counted. What is left passes
// the checks of package facts. The rule of every evidence is "llm:" and the model's name. Whatever the model answers, no fact enters whose passage is
// not in the article.
package llm

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"entente/loader/facts"
	"entente/loader/source"
)

// Frame reads an article by rules. Of its document the article's own data are kept, and its entities tell which of the lexicon's the model's are.
type Frame interface {
	Extract(ctx context.Context, a *source.Article) (*facts.Document, error)
}

// Extractor implements loader.Extractor. It is safe for concurrent use.
type Extractor struct {
	settings Settings
	frame    Frame
	model    model
	schema   *jsonschema.Schema
	form     string // the schema as text
	cache    cache
	usage    counter
	denied   atomic.Pointer[deniedError] // once the key or the model is refused, nobody is asked again
}

// New makes an extractor.
func New(s Settings, frame Frame) (*Extractor, error) {
	s = s.withDefaults()
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("language model: %w", err)
	}
	schema, err := answerSchema()
	if err != nil {
		return nil, fmt.Errorf("language model: %w", err)
	}
	compiled, err := compile(schema)
	if err != nil {
		return nil, fmt.Errorf("language model: compile the schema of answers: %w", err)
	}
	form, err := json.Marshal(schema)
	if err != nil {
		return nil, fmt.Errorf("language model: write the schema of answers: %w", err)
	}
	return &Extractor{settings: s, frame: frame, model: newModel(s, schema), schema: compiled, form: string(form), cache: cache{s.Cache}}, nil
}

// Usage is what reading took so far.
type Usage struct {
	Model        string
	Requests     int   // answers that were paid for
	Cached       int   // answers that were not
	InputTokens  int64 // as the provider counts them
	OutputTokens int64
	Dropped      int // facts whose passages are not in the article
	Refused      int // facts that are none by the checks of the facts format
}

// counter is a Usage that several goroutines add to.
type counter struct {
	mu    sync.Mutex
	usage Usage
}

func (c *counter) add(f func(*Usage)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f(&c.usage)
}

// Usage returns what reading took so far.
func (x *Extractor) Usage() Usage {
	x.usage.mu.Lock()
	defer x.usage.mu.Unlock()
	out := x.usage.usage
	out.Model = x.settings.Model
	return out
}

// Extract implements loader.Extractor.
func (x *Extractor) Extract(ctx context.Context, a *source.Article) (*facts.Document, error) {
	doc, err := x.frame.Extract(ctx, a)
	if err != nil {
		return nil, err
	}
	if doc.Article.Text == nil {
		return nil, errors.New("language model: the article has no text")
	}
	text := []rune(*doc.Article.Text)
	pieces := cut(text, x.settings.Budget)
	if len(pieces) > MaxPieces {
		return nil, fmt.Errorf("language model: the article would be asked about in %d pieces, more than %d; raise --llm-budget", len(pieces), MaxPieces)
	}
	b := newBuilder(doc, "llm:"+x.settings.Model)
	for i, p := range pieces {
		answer, err := x.answer(ctx, doc.Article.SHA256, question(doc.Article, string(text[p.start:p.end]), i, len(pieces)))
		if err != nil {
			return nil, err
		}
		if err := b.add(answer, text[p.start:p.end], p.start, i); err != nil {
			return nil, fmt.Errorf("language model: %w", err)
		}
	}
	out, err := b.document()
	if err != nil {
		return nil, fmt.Errorf("language model: %w", err)
	}
	x.usage.add(func(u *Usage) { u.Dropped += b.dropped; u.Refused += b.refused })
	return out, nil
}

// attempts is how often a question is asked whose answer does not fit the schema.
const attempts = 2

// answer asks a question, or takes the answer from the cache, and checks it against the schema.
func (x *Extractor) answer(ctx context.Context, article, question string) (map[string]any, error) {
	s := x.settings
	key := key(article, s.Provider, s.URL, s.Model, fmt.Sprint(PromptVersion), instructions, x.form, question)
	raw, err := x.cache.get(key)
	if err != nil {
		return nil, fmt.Errorf("language model: %w", err)
	}
	if raw != nil {
		if tree, wrong := x.read(raw); wrong == nil {
			x.usage.add(func(u *Usage) { u.Cached++ })
			return tree, nil
		}
	}
	var wrong error
	for range attempts {
		if denied := x.denied.Load(); denied != nil {
			return nil, fmt.Errorf("language model: %w", denied)
		}
		got, err := x.model.ask(ctx, question)
		if err != nil {
			var denied *deniedError
			if errors.As(err, &denied) {
				x.denied.Store(denied)
			}
			return nil, fmt.Errorf("language model: %w", err)
		}
		x.usage.add(func(u *Usage) { u.Requests++; u.InputTokens += got.in; u.OutputTokens += got.out })
		switch {
		case got.truncated:
			return nil, fmt.Errorf("language model: %s cut its answer off; lower --llm-budget, or raise --llm-max-tokens", s.Model)
		case got.refused:
			return nil, fmt.Errorf("language model: %s would not answer", s.Model)
		}
		var tree map[string]any
		if tree, wrong = x.read(got.answer); wrong == nil {
			return tree, x.cache.put(key, got.answer)
		}
	}
	return nil, fmt.Errorf("language model: the answer of %s does not fit the schema, %d times: %s", s.Model, attempts, s.concealed(wrong.Error()))
}

// read decodes an answer and checks it against the schema.
func (x *Extractor) read(raw json.RawMessage) (map[string]any, error) {
	var tree map[string]any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return nil, fmt.Errorf("it is not JSON: %w", err)
	}
	return tree, x.schema.Validate(any(tree))
}
