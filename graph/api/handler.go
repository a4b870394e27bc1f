package api

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/graph"
	"entente/graph/api/generated"
	"entente/graph/api/model"
	"entente/graph/api/plan"
)

// Options adjusts a handler. The zero value is good for use.
type Options struct {
	Logger *slog.Logger     // where faults are written; nil: slog.Default()
	Clock  func() time.Time // nil: time.Now
	Limits Limits           // fields that are zero take the constants
}

func (o Options) withDefaults() Options {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	o.Limits = o.Limits.withDefaults()
	return o
}

// cachedQueries is how many parsed queries are kept.
const cachedQueries = 100

// NewHandler returns a handler of GraphQL requests (GET for queries, POST with JSON; one operation a request) over a store, which stays the caller's to close. It
// is safe for concurrent use and needs no closing: http.Server.Shutdown lets requests under way finish, each within Limits.Time.
func NewHandler(store graph.Store, o Options) http.Handler {
	o = o.withDefaults()
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: &Resolver{store: store, limits: o.Limits, now: o.Clock}})
	planning := plan.NewSchema(schema.Schema())
	p := presenter{o.Logger}

	e := executor.New(schema)
	e.SetParserTokenLimit(o.Limits.Tokens)
	e.SetQueryCache(lru.New[*ast.QueryDocument](cachedQueries))
	e.SetErrorPresenter(p.present)
	e.SetRecoverFunc(p.recovered)
	e.Use(admission{o.Limits})
	e.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		l := plan.NewLoader(planning, store, plan.Limits{Page: o.Limits.PageSize, Plain: o.Limits.PlainList})
		return next(model.WithLoader(ctx, l))
	})
	e.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		r := next(ctx)
		if r != nil {
			slices.SortStableFunc(r.Errors, comparePlaces)
		}
		return r
	})
	return &server{exec: e, limits: o.Limits}
}

// Healthz answers whether the process runs: always 200.
func Healthz() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writeHealth(w, http.StatusOK, "ok")
	})
}

// readyWithin is how long a store has to answer that it is ready.
const readyWithin = 2 * time.Second

// Readyz answers 200 once the store has answered a query, 503 while it does not, for instance after it was closed. Why it does not is logged, never shown.
func Readyz(store graph.Store, o Options) http.Handler {
	o = o.withDefaults()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyWithin)
		defer cancel()
		if err := store.Ready(ctx); err != nil {
			o.Logger.WarnContext(ctx, "store is not ready", "error", err)
			writeHealth(w, http.StatusServiceUnavailable, "the store does not answer")
			return
		}
		writeHealth(w, http.StatusOK, "ok")
	})
}

func writeHealth(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // a client that went away is no fault
}
