package acceptance

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// maxAnswer bounds what is read of one answer.
const maxAnswer = 16 << 20

// Client asks a GraphQL server and keeps what it answered. It is for one goroutine.
type Client struct {
	Endpoint string // the address of /graphql
	HTTP     *http.Client

	// Exchanges are all questions and answers so far, in order.
	Exchanges []Exchange
}

// Exchange is one question with its answer.
type Exchange struct {
	Name      string // what the question is called
	Variables string // as JSON
	Answer    string // the body of the answer
}

// Ask sends a query and returns the answer's data. An answer with errors is an error, and so is any status but 200.
func (c *Client) Ask(ctx context.Context, name, query string, variables any) (json.RawMessage, error) {
	given, err := json.Marshal(variables)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", name, err)
	}
	body, err := json.Marshal(map[string]any{"query": query, "variables": json.RawMessage(given)})
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", name, err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.Endpoint, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", name, err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := c.HTTP.Do(request)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", name, err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err != nil {
		return nil, fmt.Errorf("ask %s: read the answer: %w", name, err)
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("ask %s: %s: %s", name, response.Status, content)
	}
	var answer struct {
		Data   json.RawMessage `json:"data"`
		Errors json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal(content, &answer); err != nil {
		return nil, fmt.Errorf("ask %s: the answer is not JSON: %w", name, err)
	}
	if answer.Errors != nil {
		return nil, fmt.Errorf("ask %s %s: %s", name, given, answer.Errors)
	}
	c.Exchanges = append(c.Exchanges, Exchange{Name: name, Variables: string(given), Answer: string(content)})
	return answer.Data, nil
}
