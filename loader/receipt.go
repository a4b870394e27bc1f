package loader

import (
	"time"

	"entente/loader/source"
)

// MaxReasons is how many rejected articles a receipt lists; all of them are counted, and in the quarantine.
const MaxReasons = 100

// Receipt tells what a load did.
type Receipt struct {
	Articles    int        `json:"articles"`        // read, the rejected ones among them
	New         int        `json:"new"`             // stored for the first time
	Changed     int        `json:"changed"`         // stored in the place of an earlier version
	Unchanged   int        `json:"unchanged"`       // there already, with the same facts
	Quarantined int        `json:"quarantined"`     // rejected
	Reasons     []Reason   `json:"reasons"`         // why, of the first MaxReasons
	Facts       int        `json:"facts"`           // in the articles that were read
	Nodes       int        `json:"nodes"`           // that these articles contribute; one that several share counts for each
	Edges       int        `json:"edges"`           // likewise
	Graph       *GraphSize `json:"graph"`           // the graph after the load; null after a dry run
	Model       *ModelUse  `json:"model,omitempty"` // where a language model read; set by who made it the extractor
	Seconds     float64    `json:"seconds"`
}

// ModelUse tells what a language model was used for.
type ModelUse struct {
	Model        string   `json:"model"`
	Requests     int      `json:"requests"` // answers that were paid for
	Cached       int      `json:"cached"`   // answers that were there already
	InputTokens  int64    `json:"inputTokens"`
	OutputTokens int64    `json:"outputTokens"`
	Cost         *float64 `json:"cost,omitempty"` // by the prices that were given
	Dropped      int      `json:"dropped"`        // facts whose passages are not in the article
	Refused      int      `json:"refused"`        // facts that the checks of the facts format refused
}

// Reason is why one article was rejected.
type Reason struct {
	Source string      `json:"source"`
	Line   int         `json:"line,omitempty"`
	Code   source.Code `json:"code"`
	Reason string      `json:"reason"`
}

// GraphSize is how much a store holds.
type GraphSize struct {
	Nodes int64 `json:"nodes"`
	Edges int64 `json:"edges"`
}

func (l *load) finish() *Receipt {
	l.receipt.Seconds = l.now().Sub(l.started).Round(time.Millisecond).Seconds()
	return &l.receipt
}
