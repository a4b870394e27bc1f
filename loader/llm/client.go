package llm

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/anthropics/anthropic-sdk-go"
	anthropicoption "github.com/anthropics/anthropic-sdk-go/option"
	"github.com/openai/openai-go"
	openaioption "github.com/openai/openai-go/option"
	"github.com/openai/openai-go/shared"
)

// model asks a language model for an answer that fits the schema. Retries with back-off are its client's.
type model interface {
	ask(ctx context.Context, question string) (reply, error)
}

// reply is an answer and what it took.
type reply struct {
	answer    json.RawMessage
	in, out   int64 // tokens
	truncated bool  // the answer was cut off
	refused   bool  // the model would not answer
}

// answerName names the schema, and the tool that takes an answer.
const answerName = "facts"

// newModel makes a client. It is made of the service alone, not of the libraries' ready-made clients, which read keys and addresses out of the environment: what is
// meant for one provider must not go to another's address.
func newModel(s Settings, schema map[string]any) model {
	// A redirection is not followed: a key would go with it.
	h := &http.Client{Timeout: s.Timeout, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if s.Provider == Anthropic {
		options := []anthropicoption.RequestOption{anthropicoption.WithEnvironmentProduction(), anthropicoption.WithHTTPClient(h), anthropicoption.WithMaxRetries(s.Retries)}
		if s.URL != "" {
			options = append(options, anthropicoption.WithBaseURL(s.URL))
		}
		if s.Key != "" {
			options = append(options, anthropicoption.WithAPIKey(s.Key))
		}
		return &anthropicModel{s, schema, anthropic.NewMessageService(options...)}
	}
	options := []openaioption.RequestOption{openaioption.WithEnvironmentProduction(), openaioption.WithHTTPClient(h), openaioption.WithMaxRetries(s.Retries)}
	if s.URL != "" {
		options = append(options, openaioption.WithBaseURL(s.URL))
	}
	if s.Key != "" {
		options = append(options, openaioption.WithAPIKey(s.Key))
	}
	return &openaiModel{s, schema, openai.NewChatCompletionService(options...)}
}

// openaiModel asks by OpenAI's protocol, with the schema as structured output.
type openaiModel struct {
	Settings
	schema  map[string]any
	service openai.ChatCompletionService
}

func (m *openaiModel) ask(ctx context.Context, question string) (reply, error) {
	params := openai.ChatCompletionNewParams{
		Model:    m.Model,
		Messages: []openai.ChatCompletionMessageParamUnion{openai.SystemMessage(instructions), openai.UserMessage(question)},
		ResponseFormat: openai.ChatCompletionNewParamsResponseFormatUnion{OfJSONSchema: &shared.ResponseFormatJSONSchemaParam{
			JSONSchema: shared.ResponseFormatJSONSchemaJSONSchemaParam{Name: answerName, Strict: openai.Bool(true), Schema: m.schema},
		}},
	}
	if m.MaxTokens > 0 {
		params.MaxCompletionTokens = openai.Int(int64(m.MaxTokens))
	}
	got, err := m.service.New(ctx, params)
	if err != nil {
		return reply{}, m.failure(ctx, err)
	}
	out := reply{in: got.Usage.PromptTokens, out: got.Usage.CompletionTokens}
	if len(got.Choices) > 0 {
		choice := got.Choices[0]
		out.answer = json.RawMessage(strings.TrimSpace(choice.Message.Content))
		out.truncated = choice.FinishReason == "length"
		out.refused = choice.Message.Refusal != "" || choice.FinishReason == "content_filter"
	}
	return out, nil
}

// anthropicModel asks by Anthropic's protocol, with the schema as that of a tool which the model has to use.
type anthropicModel struct {
	Settings
	schema  map[string]any
	service anthropic.MessageService
}

func (m *anthropicModel) ask(ctx context.Context, question string) (reply, error) {
	limit := m.MaxTokens
	if limit == 0 {
		limit = DefaultMaxTokens
	}
	input := anthropic.ToolInputSchemaParam{Properties: m.schema["properties"], ExtraFields: map[string]any{}}
	for _, name := range list(m.schema["required"]) {
		input.Required = append(input.Required, fmt.Sprint(name))
	}
	for _, more := range []string{"$defs", "additionalProperties"} {
		input.ExtraFields[more] = m.schema[more]
	}
	got, err := m.service.New(ctx, anthropic.MessageNewParams{
		Model: anthropic.Model(m.Model), MaxTokens: int64(limit),
		System:     []anthropic.TextBlockParam{{Text: instructions}},
		Messages:   []anthropic.MessageParam{anthropic.NewUserMessage(anthropic.NewTextBlock(question))},
		Tools:      []anthropic.ToolUnionParam{{OfTool: &anthropic.ToolParam{Name: answerName, Description: anthropic.String("Takes the facts of the article."), InputSchema: input}}},
		ToolChoice: anthropic.ToolChoiceParamOfTool(answerName),
	})
	if err != nil {
		return reply{}, m.failure(ctx, err)
	}
	out := reply{
		in: got.Usage.InputTokens, out: got.Usage.OutputTokens,
		truncated: got.StopReason == anthropic.StopReasonMaxTokens, refused: got.StopReason == anthropic.StopReasonRefusal,
	}
	for _, block := range got.Content {
		if block.Type == "tool_use" {
			out.answer = block.Input
		}
	}
	return out, nil
}

// deniedError is a refusal that is the same for every article.
type deniedError struct{ reason string }

func (e *deniedError) Error() string { return e.reason }

// failure says what went wrong, without what a client's error holds beside: the request with its headers, and the server's words, which may repeat the key.
func (s Settings) failure(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	status := 0
	var ofOpenAI *openai.Error
	var ofAnthropic *anthropic.Error
	switch {
	case errors.As(err, &ofOpenAI):
		status = ofOpenAI.StatusCode
	case errors.As(err, &ofAnthropic):
		status = ofAnthropic.StatusCode
	}
	at := s.Provider
	if s.URL != "" {
		at = s.URL
	}
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return &deniedError{fmt.Sprintf("%s refuses the key (status %d); set ENTENTE_LLM_KEY, or name a file that holds it with --llm-key-file", at, status)}
	case status == http.StatusNotFound:
		return &deniedError{fmt.Sprintf("%s knows no such address or no model %q (status %d); see --llm-url and --llm-model", at, s.Model, status)}
	case status == http.StatusTooManyRequests:
		return fmt.Errorf("%s asks for fewer requests (status %d), after %d retries too; load with fewer --workers, or later", at, status, s.Retries)
	case status != 0:
		return fmt.Errorf("%s answers with status %d: %s", at, status, s.concealed(err.Error()))
	}
	return fmt.Errorf("%s does not answer: %s", at, s.concealed(err.Error()))
}

// concealed is a message without the key, and not too long.
func (s Settings) concealed(message string) string {
	const most = 300
	if s.Key != "" {
		message = strings.ReplaceAll(message, s.Key, "[key]")
	}
	if r := []rune(strings.Join(strings.Fields(message), " ")); len(r) > most {
		return string(r[:most]) + "…"
	}
	return strings.Join(strings.Fields(message), " ")
}
