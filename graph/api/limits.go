package api

import (
	"time"

	"entente/graph"
)

// The limits of one request, unless Options says otherwise. Beyond them a request is refused with the code LIMIT (a request that takes too long with TIMEOUT), and the error's
// extensions name the limit.
const (
	MaxBodyBytes  = 256 << 10        // bytes of a request's body, or of a GET request's query string
	MaxTokens     = 1_500            // tokens of a query; validation takes a time that grows with their square
	MaxDepth      = 15               // fields inside one another
	MaxComplexity = 100_000          // values that a query can return at most, see cost
	MaxAliases    = 50               // fields under another name than their own
	MaxRootFields = 20               // fields at the top of an operation
	MaxPageSize   = 200              // entries of one page
	MaxPlainList  = 200              // entries of a list that is not paged
	MaxIDs        = 200              // ids that nodes takes, and values of one list in a filter
	MaxHops       = graph.MaxHops    // steps of a path
	MaxPaths      = graph.MaxPaths   // paths of one answer
	MaxTime       = 15 * time.Second // for a whole request
)

// Limits bounds one request; a field that is zero takes the constant of its name.
type Limits struct {
	BodyBytes  int64
	Tokens     int
	Depth      int
	Complexity int
	Aliases    int
	RootFields int
	PageSize   int
	PlainList  int
	IDs        int
	Time       time.Duration
}

func (l Limits) withDefaults() Limits {
	orElse(&l.BodyBytes, MaxBodyBytes)
	orElse(&l.Tokens, MaxTokens)
	orElse(&l.Depth, MaxDepth)
	orElse(&l.Complexity, MaxComplexity)
	orElse(&l.Aliases, MaxAliases)
	orElse(&l.RootFields, MaxRootFields)
	orElse(&l.PageSize, MaxPageSize)
	orElse(&l.PlainList, MaxPlainList)
	orElse(&l.IDs, MaxIDs)
	orElse(&l.Time, MaxTime)
	return l
}

func orElse[T comparable](v *T, otherwise T) {
	var zero T
	if *v == zero {
		*v = otherwise
	}
}
