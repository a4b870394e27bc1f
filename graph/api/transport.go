package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/graph"
)

// server reads GraphQL requests over HTTP and writes the answers. It is stricter than gqlgen's own transports: it bounds what it reads, keeps requests within
// their time, and never repeats a body in an error.
type server struct {
	exec   *executor.Executor
	limits Limits
}

// The media types of answers.
const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
)

// refusal is a request that cannot be read.
type refusal struct {
	status int
	err    *gqlerror.Error
}

func refuse(status int, c graph.Code, message string) *refusal {
	return &refusal{status, coded(c, message)}
}

// ServeHTTP implements http.Handler.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	media := mediaJSON
	if strings.Contains(r.Header.Get("Accept"), mediaGraphQL) {
		media = mediaGraphQL
	}
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Add("Vary", "Accept")
	ctx, cancel := context.WithTimeout(graphql.StartOperationTrace(r.Context()), s.limits.Time)
	defer cancel()
	defer func() {
		if cause := recover(); cause != nil {
			s.write(w, http.StatusInternalServerError, s.refused(ctx, s.exec.PresentRecoveredError(ctx, cause)))
		}
	}()

	params, refused := s.read(w, r)
	if refused != nil {
		s.write(w, refused.status, s.refused(ctx, refused.err))
		return
	}
	opCtx, errs := s.exec.CreateOperationContext(ctx, params)
	if errs == nil && r.Method == http.MethodGet && opCtx.Operation.Operation != ast.Query {
		w.Header().Set("Allow", http.MethodPost)
		s.write(w, http.StatusMethodNotAllowed, s.refused(ctx, coded(graph.CodeInvalid, "GET is for queries alone")))
		return
	}
	if errs != nil {
		status := http.StatusOK // a well-formed request, for clients of the older media type
		if media == mediaGraphQL {
			status = http.StatusBadRequest
		}
		s.write(w, status, s.exec.DispatchError(graphql.WithOperationContext(ctx, opCtx), errs))
		return
	}
	answer, ctx := s.exec.DispatchOperation(ctx, opCtx)
	response := answer(ctx)
	if response == nil { // the time was up before anything was answered
		response = s.refused(ctx, coded(graph.CodeTimeout, "the time for this request is up"))
	}
	s.write(w, http.StatusOK, response)
}

// refused is the response that says only why there is none.
func (s *server) refused(ctx context.Context, err error) *graphql.Response {
	var shown *gqlerror.Error
	if !errors.As(err, &shown) {
		shown = coded(graph.CodeInternal, "internal error")
	}
	return s.exec.DispatchError(ctx, gqlerror.List{shown})
}

func (s *server) write(w http.ResponseWriter, status int, r *graphql.Response) {
	body, err := json.Marshal(r)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}`)
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that went away is no fault
}

func (s *server) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	start := graphql.Now()
	params, refused := s.readParams(w, r)
	if refused != nil {
		return nil, refused
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return params, nil
}

func (s *server) readParams(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	switch r.Method {
	case http.MethodGet:
		return s.readQueryString(r.URL.RawQuery)
	case http.MethodPost:
		media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if err != nil || media != mediaJSON {
			return nil, refuse(http.StatusUnsupportedMediaType, graph.CodeInvalid, "send the request as application/json")
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.limits.BodyBytes))
		if tooLong := (*http.MaxBytesError)(nil); errors.As(err, &tooLong) {
			return nil, s.tooLong(http.StatusRequestEntityTooLarge)
		}
		if err != nil {
			return nil, refuse(http.StatusBadRequest, graph.CodeInvalid, "the request's body ended early")
		}
		return readBody(body)
	}
	w.Header().Set("Allow", "GET, POST")
	return nil, refuse(http.StatusMethodNotAllowed, graph.CodeInvalid, "use POST, or GET for queries")
}

func (s *server) tooLong(status int) *refusal {
	return &refusal{status, limitError("bodyBytes", "the request is longer than %d bytes", s.limits.BodyBytes)}
}

func (s *server) readQueryString(raw string) (*graphql.RawParams, *refusal) {
	if int64(len(raw)) > s.limits.BodyBytes {
		return nil, s.tooLong(http.StatusRequestURITooLong)
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, graph.CodeInvalid, "the query string is malformed")
	}
	params := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for name, into := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if v := values.Get(name); v != "" && !decode([]byte(v), into) {
			return nil, refuse(http.StatusBadRequest, graph.CodeInvalid, name+" is not a JSON object")
		}
	}
	return checked(params)
}

func readBody(body []byte) (*graphql.RawParams, *refusal) {
	if trimmed := bytes.TrimSpace(body); len(trimmed) > 0 && trimmed[0] == '[' {
		return nil, refuse(http.StatusBadRequest, graph.CodeInvalid, "send one operation a request: batches are not accepted")
	}
	params := &graphql.RawParams{}
	if !decode(body, params) {
		return nil, refuse(http.StatusBadRequest, graph.CodeInvalid, "the body is not a JSON object with a query")
	}
	return checked(params)
}

func checked(p *graphql.RawParams) (*graphql.RawParams, *refusal) {
	if strings.TrimSpace(p.Query) == "" {
		return nil, refuse(http.StatusBadRequest, graph.CodeInvalid, "the request has no query")
	}
	return p, nil
}

// decode reads one JSON value and nothing after it, numbers kept as they are written.
func decode(b []byte, into any) bool {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	if d.Decode(into) != nil {
		return false
	}
	_, err := d.Token()
	return errors.Is(err, io.EOF)
}
