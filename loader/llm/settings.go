package llm

import (
	"errors"
	"fmt"
	"net/url"
	"time"
)

// Providers are the protocols that are spoken.
const (
	OpenAI    = "openai" // and whatever speaks its protocol: Ollama, vLLM
	Anthropic = "anthropic"
)

// The defaults and bounds.
const (
	DefaultTimeout   = 5 * time.Minute
	DefaultRetries   = 4
	DefaultBudget    = 12_000 // code points of one piece
	DefaultMaxTokens = 16_000 // of one answer of Anthropic's, whose protocol asks for a bound
	MinBudget        = 200
	MaxPieces        = 100 // of one article
)

// Settings say whom to ask and how.
type Settings struct {
	Provider  string
	URL       string // base address; empty: the provider's own
	Model     string
	Key       string        // empty: none is sent
	Timeout   time.Duration // for one request, each retry anew; 0: DefaultTimeout
	Retries   int           // of a request that is refused for a while or fails on the way; below 0: none
	Budget    int           // code points of an article that are asked about at once; 0: DefaultBudget
	MaxTokens int           // of one answer; 0: as many as the provider gives, DefaultMaxTokens of Anthropic's
	Cache     string        // folder of answers; empty: none
}

// check returns what is wrong with the settings; it never repeats the key.
func (s Settings) check() error {
	if s.Provider != OpenAI && s.Provider != Anthropic {
		return fmt.Errorf("the provider %q is unknown; write %s or %s", s.Provider, OpenAI, Anthropic)
	}
	if s.Model == "" {
		return errors.New("no model is named")
	}
	if s.URL != "" {
		u, err := url.Parse(s.URL)
		switch {
		case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
			return errors.New("the address is not one of the form http://host:port/path")
		case u.User != nil:
			return errors.New("the address holds a user or a password; a key belongs into the environment or a file of its own")
		}
	}
	if s.Budget < MinBudget {
		return fmt.Errorf("a budget of %d characters is too small; write at least %d", s.Budget, MinBudget)
	}
	if s.MaxTokens < 0 {
		return fmt.Errorf("an answer cannot have %d tokens", s.MaxTokens)
	}
	return nil
}

func (s Settings) withDefaults() Settings {
	if s.Timeout <= 0 {
		s.Timeout = DefaultTimeout
	}
	if s.Budget == 0 {
		s.Budget = DefaultBudget
	}
	s.Retries = max(s.Retries, 0)
	return s
}
