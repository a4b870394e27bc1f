package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"entente/loader"
	"entente/loader/llm"
)

// The extractors.
const (
	byRules = "rules"
	byModel = "llm"
)

// modelKey is the variable that a language model's key is read from.
const modelKey = "ENTENTE_LLM_KEY"

// noCache turns the cache of a language model's answers off.
const noCache = "off"

// modelSettings are the flags about a language model.
type modelSettings struct {
	llm.Settings
	extractor         string
	keyFile           string
	priceIn, priceOut float64
}

func (m *modelSettings) register(flags *pflag.FlagSet) {
	flags.StringVar(&m.extractor, "extractor", byRules, "what reads the articles: "+byRules+", or "+byModel+" for a language model as a second opinion")
	flags.StringVar(&m.Provider, "llm-provider", llm.OpenAI, "protocol of the language model: "+llm.OpenAI+" (also Ollama, vLLM) or "+llm.Anthropic)
	flags.StringVar(&m.URL, "llm-url", "", "base `address` of the language model, like http://127.0.0.1:11434/v1 (default: the provider's own)")
	flags.StringVar(&m.Model, "llm-model", "", "`name` of the language model")
	flags.StringVar(&m.keyFile, "llm-key-file", "", "`file` whose first line is the language model's key; or put the key into "+modelKey)
	flags.DurationVar(&m.Timeout, "llm-timeout", llm.DefaultTimeout, "how long one request may take")
	flags.IntVar(&m.Retries, "llm-retries", llm.DefaultRetries, "how often a request is made again that is refused for a while or fails on the way")
	flags.IntVar(&m.Budget, "llm-budget", llm.DefaultBudget, "characters of an article that are asked about at once; longer ones are cut between paragraphs")
	flags.IntVar(&m.MaxTokens, "llm-max-tokens", 0, "tokens of one answer at most (default: the provider's)")
	flags.StringVar(&m.Cache, "llm-cache", "", "`folder` of answers that need not be asked for again, or "+noCache+" (default: entente/llm in the user's cache)")
	flags.Float64Var(&m.priceIn, "llm-price-in", 0, "price of a million tokens read, in any currency, for the receipt")
	flags.Float64Var(&m.priceOut, "llm-price-out", 0, "price of a million tokens written")
}

// check looks at what can be checked before anything is read.
func (m *modelSettings) check() error {
	switch {
	case m.extractor == "": // a command without the flags
		return nil
	case m.extractor != byRules && m.extractor != byModel:
		return usagef("--extractor: %q is unknown; write %s or %s", m.extractor, byRules, byModel)
	case m.priceIn < 0 || m.priceOut < 0:
		return usagef("--llm-price-in, --llm-price-out: a price is not negative")
	}
	return nil
}

// open makes the extractor that the settings name, on top of reading by rules.
func (m *modelSettings) open(rules reader) (*llm.Extractor, error) {
	s := m.Settings
	var err error
	if s.Key, err = m.key(); err != nil {
		return nil, err
	}
	switch s.Cache {
	case noCache:
		s.Cache = ""
	case "":
		folder, err := os.UserCacheDir()
		if err != nil {
			return nil, usagef("--llm-cache: no folder is named, and the user has none for caches: %w", err)
		}
		s.Cache = filepath.Join(folder, "entente", "llm")
	}
	x, err := llm.New(s, rules)
	if err != nil {
		return nil, usagef("%w; see --llm-provider, --llm-url, --llm-model and --llm-budget", err)
	}
	return x, nil
}

// key reads the key from the environment or from its file; empty where there is neither, as a model of one's own needs none.
func (m *modelSettings) key() (string, error) {
	if key := os.Getenv(modelKey); key != "" {
		return strings.TrimSpace(key), nil
	}
	if m.keyFile == "" {
		return "", nil
	}
	f, err := os.Open(m.keyFile)
	if err != nil {
		return "", usagef("--llm-key-file: %w", err)
	}
	lines := bufio.NewScanner(f)
	lines.Scan()
	line := strings.TrimSpace(lines.Text())
	if err := errors.Join(lines.Err(), f.Close()); err != nil {
		return "", usagef("--llm-key-file: read %s: %w", m.keyFile, err)
	}
	if line == "" {
		return "", usagef("--llm-key-file: the first line of %s is empty", m.keyFile)
	}
	return line, nil
}

// use is what a language model was used for, for the receipt.
func (m *modelSettings) use(x *llm.Extractor) *loader.ModelUse {
	u := x.Usage()
	out := &loader.ModelUse{Model: u.Model, Requests: u.Requests, Cached: u.Cached, InputTokens: u.InputTokens, OutputTokens: u.OutputTokens, Dropped: u.Dropped, Refused: u.Refused}
	if m.priceIn > 0 || m.priceOut > 0 {
		const million = 1e6
		cost := (float64(u.InputTokens)*m.priceIn + float64(u.OutputTokens)*m.priceOut) / million
		out.Cost = &cost
	}
	return out
}

// tellUse writes what a language model was used for, for people.
func tellUse(u *loader.ModelUse) string {
	out := fmt.Sprintf("model           %s\n  requests      %d, and %d answers from the cache\n  tokens        %d read, %d written\n", u.Model, u.Requests, u.Cached, u.InputTokens, u.OutputTokens)
	if u.Cost != nil {
		out += fmt.Sprintf("  cost          %.4f\n", *u.Cost)
	}
	return out + fmt.Sprintf("  dropped       %d facts whose passages are not in the article, %d that are none\n", u.Dropped, u.Refused)
}
