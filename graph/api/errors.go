package api

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/graph"
)

// tokensExceeded begins the parser's message about its limit, which has no code of its own.
const tokensExceeded = "exceeded token limit"

// longestMessage is how much of an error's text a client is shown: some texts repeat parts of the request.
const longestMessage = 500

// presenter maps errors to what clients see, once, at the edge: the codes' own words where the request is at fault, general ones where the server or its store is, which
// are logged in full instead.
type presenter struct{ log *slog.Logger }

func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	var shown *gqlerror.Error
	var fault *graph.Error
	switch {
	case errors.As(err, &fault):
		shown = p.known(ctx, err, fault)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		shown = coded(graph.CodeTimeout, "the time for this request is up")
	case errors.As(err, &shown) && shown.Err == nil: // the query language's own: parsing, validation, limits
		shown = p.own(ctx, shown)
	default:
		p.log.ErrorContext(ctx, "request failed", "error", err, "path", graphql.GetPath(ctx).String())
		shown = coded(graph.CodeInternal, "internal error")
	}
	var located *gqlerror.Error
	if errors.As(err, &located) {
		shown.Path, shown.Locations = located.Path, located.Locations
	}
	if shown.Path == nil {
		shown.Path = graphql.GetPath(ctx)
	}
	shown.Message = shorten(shown.Message)
	return shown
}

// known presents an error of the graph.
func (p presenter) known(ctx context.Context, err error, fault *graph.Error) *gqlerror.Error {
	switch fault.Code {
	case graph.CodeInvalid, graph.CodeNotFound, graph.CodeConflict:
		return coded(fault.Code, fault.Error())
	case graph.CodeLimit:
		return coded(fault.Code, fault.Error())
	case graph.CodeTimeout:
		return coded(fault.Code, "the time for this request is up")
	}
	p.log.ErrorContext(ctx, "request failed", "error", err, "code", fault.Code, "path", graphql.GetPath(ctx).String())
	if fault.Code == graph.CodeUnavailable || fault.Code == graph.CodeUnauthorized {
		return coded(graph.CodeUnavailable, "the store does not answer; try again later")
	}
	return coded(graph.CodeInternal, "internal error")
}

// own presents an error of the query language. One without a code is a null where the schema promises a value, after its cause has been
// reported, or gqlgen's refusal of an argument.
func (p presenter) own(ctx context.Context, err *gqlerror.Error) *gqlerror.Error {
	if strings.HasPrefix(err.Message, tokensExceeded) {
		return limitError("tokens", "%s", err.Message)
	}
	out := *err
	if out.Extensions == nil {
		out.Extensions = map[string]any{}
	}
	if _, ok := out.Extensions["code"]; !ok {
		p.log.WarnContext(ctx, "field failed", "error", err)
		out.Extensions["code"] = string(graph.CodeInternal)
		out.Message = "internal error"
	}
	return &out
}

// comparePlaces orders errors by where in the query they arose, so that fields that run at once report in a fixed order.
func comparePlaces(a, b *gqlerror.Error) int {
	place := func(e *gqlerror.Error) (line, column int) {
		if len(e.Locations) == 0 {
			return 0, 0
		}
		return e.Locations[0].Line, e.Locations[0].Column
	}
	aLine, aColumn := place(a)
	bLine, bColumn := place(b)
	return cmp.Or(cmp.Compare(aLine, bLine), cmp.Compare(aColumn, bColumn), cmp.Compare(a.Path.String(), b.Path.String()), cmp.Compare(a.Message, b.Message))
}

func coded(c graph.Code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": string(c)}}
}

func shorten(s string) string {
	r := []rune(s)
	if len(r) <= longestMessage {
		return s
	}
	return string(r[:longestMessage]) + "…"
}

// recovered turns a panic into an error, and logs where it came from.
func (p presenter) recovered(ctx context.Context, cause any) error {
	p.log.ErrorContext(ctx, "request panicked", "panic", cause, "stack", string(debug.Stack()))
	return graph.Errorf(graph.CodeInternal, "answer", "", "panic: %v", cause)
}
