package llm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"entente/loader/facts"
)

// answerSchema is the schema of what a model answers: the facts format's own, so that the two cannot drift apart, but for the article, which is known; for what only the
// lexicon can tell; and for offsets, in whose place a passage has words around it. As structured output asks, every field is required (what is unknown is
// null) and only keywords are left that all providers take; what they would have checked, facts.Check does.
func answerSchema() (map[string]any, error) {
	var s map[string]any
	if err := json.Unmarshal([]byte(facts.Schema()), &s); err != nil {
		return nil, fmt.Errorf("read the schema of the facts format: %w", err)
	}
	properties, _ := s["properties"].(map[string]any)
	defs, _ := s["$defs"].(map[string]any)
	if properties == nil || defs == nil {
		return nil, fmt.Errorf("read the schema of the facts format: it has no properties or no $defs")
	}
	delete(properties, "format")
	delete(properties, "article")
	for _, unused := range []string{"article", "dateline", "publishedBasis", "offset"} {
		delete(defs, unused)
	}
	if entity, ok := defs["entity"].(map[string]any); ok {
		of, _ := entity["properties"].(map[string]any)
		for _, known := range []string{"actor", "iso3", "wikidata"} {
			delete(of, known)
		}
	}
	for _, keyword := range []string{"$schema", "$id", "title", "description"} {
		delete(s, keyword)
	}
	restrict(s)
	return s, nil
}

// kept are the keywords that are left in a schema.
var kept = []string{"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "$ref", "$defs", "description"}

// restrict rewrites a schema in place.
func restrict(s map[string]any) {
	for keyword := range s {
		if !slices.Contains(kept, keyword) {
			delete(s, keyword)
		}
	}
	if enum, ok := s["enum"].([]any); ok {
		s["type"] = "string"
		if slices.Contains(enum, nil) {
			s["type"] = []any{"string", "null"}
		}
	}
	if properties, ok := s["properties"].(map[string]any); ok {
		if _, passage := properties["exact"]; passage {
			delete(properties, "start")
			delete(properties, "end")
			delete(properties, "rule")
			properties["exact"] = map[string]any{"type": "string", "description": "the passage, word for word as the article has it"}
			properties["context"] = map[string]any{"type": "string", "description": "the passage with a few words before and after it, word for word, so that it is found where it stands; empty where it stands once"}
		}
		var names []any
		for name, field := range properties {
			names = append(names, name)
			if of, ok := field.(map[string]any); ok {
				restrict(of)
			}
		}
		slices.SortFunc(names, func(a, b any) int { return bytes.Compare([]byte(a.(string)), []byte(b.(string))) })
		s["required"], s["additionalProperties"] = names, false
	}
	if items, ok := s["items"].(map[string]any); ok {
		restrict(items)
	}
	for _, alternative := range list(s["anyOf"]) {
		if of, ok := alternative.(map[string]any); ok {
			restrict(of)
		}
	}
	if defs, ok := s["$defs"].(map[string]any); ok {
		for _, def := range defs {
			if of, ok := def.(map[string]any); ok {
				restrict(of)
			}
		}
	}
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

// compile makes a checker of answers.
func compile(schema map[string]any) (*jsonschema.Schema, error) {
	const name = "urn:entente:answer"
	raw, err := json.Marshal(schema)
	if err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		return nil, err
	}
	return c.Compile(name)
}
