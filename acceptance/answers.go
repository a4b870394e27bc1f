package acceptance

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
)

//go:embed queries
var queries embed.FS

// pageSize is how many entries are asked for at once: few, so that lists have more than one page.
const pageSize = 8

// Answers are what a graph says about its only article.
type Answers struct {
	Article    Article
	Mentions   []Mention
	Passages   []Evidence
	Statements []Statement
	Agreements []Agreement
	Events     []Event
	Ties       []Tie
	Alliances  map[string]Alliances // of each actor of the gold standard's alignment, by its name there
	Network    Network
}

// Named is whatever has a name.
type Named struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
}

// Article is the article as a whole.
type Article struct {
	ID             string  `json:"id"`
	Title          *string `json:"title"`
	Kicker         *string `json:"kicker"`
	Publisher      *string `json:"publisher"`
	Dateline       *string `json:"dateline"`
	Published      *string `json:"published"`
	PublishedBasis *string `json:"publishedBasis"`
	SHA256         string  `json:"sha256"`
	Text           *string `json:"text"`
}

// Mention is an actor or a place that the article mentions.
type Mention struct {
	Count  int `json:"count"`
	Entity struct {
		Named
		ID     string `json:"id"`
		Kind   string `json:"kind"`
		Status string `json:"status"`
	} `json:"entity"`
}

// Evidence is a passage; Facts are filled where the passages themselves were asked for.
type Evidence struct {
	Passage
	AttributedTo *Named     `json:"attributedTo"`
	Facts        list[Fact] `json:"facts"`
}

// Fact is a claim, an office or a conflict; of other facts only the kind is known.
type Fact struct {
	Kind      string  `json:"__typename"`
	ID        string  `json:"id"`
	Name      string  `json:"name"`
	Certainty string  `json:"certainty"`
	Holders   []Named `json:"holders"`
	Status    string  `json:"status"`
	Person    Named   `json:"person"`
	Position  struct {
		Title    string `json:"title"`
		Function string `json:"function"`
		Of       *Named `json:"of"`
	} `json:"position"`
}

// Statement is something that was said.
type Statement struct {
	Text     string         `json:"text"`
	Kind     string         `json:"kind"`
	Speakers []Named        `json:"speakers"`
	Audience []Named        `json:"audience"`
	Media    []Named        `json:"media"`
	Places   []Named        `json:"places"`
	Evidence list[Evidence] `json:"evidence"`
}

// Agreement is an agreement with everybody's role.
type Agreement struct {
	Named
	Kind       string          `json:"kind"`
	Stage      string          `json:"stage"`
	Binding    *bool           `json:"binding"`
	Roles      list[Role]      `json:"roles"`
	Provisions list[Provision] `json:"provisions"`
}

// Role is somebody's role in an agreement or an event.
type Role struct {
	Role     string         `json:"role"`
	Modality string         `json:"modality"`
	Actor    Named          `json:"actor"`
	Evidence list[Evidence] `json:"evidence"`
}

// Provision is a point of an agreement or its aim.
type Provision struct {
	Ordinal  *int           `json:"ordinal"`
	Topics   []string       `json:"topics"`
	Evidence list[Evidence] `json:"evidence"`
}

// Event is something that happened.
type Event struct {
	Type        string         `json:"type"`
	Mode        string         `json:"mode"`
	Modality    string         `json:"modality"`
	Date        string         `json:"date"`
	Precision   string         `json:"precision"`
	Approximate bool           `json:"approximate"`
	Places      []Named        `json:"places"`
	Roles       list[Role]     `json:"roles"`
	Evidence    list[Evidence] `json:"evidence"`
}

// Tie is a standing tie.
type Tie struct {
	Type     string         `json:"type"`
	Polarity string         `json:"polarity"`
	Modality string         `json:"modality"`
	Subject  Named          `json:"subject"`
	Object   Named          `json:"object"`
	Evidence list[Evidence] `json:"evidence"`
}

// Alliances are how one actor stands to the others.
type Alliances struct {
	Allies      list[Figure] `json:"allies"`
	Adversaries list[Figure] `json:"adversaries"`
	Mixed       list[Figure] `json:"mixed"`
}

// Figure is how an actor stands to another.
type Figure struct {
	Actor   Named       `json:"actor"` // in a network
	Other   Named       `json:"other"`
	Verdict string      `json:"verdict"`
	Net     float64     `json:"net"`
	Facts   int         `json:"facts"`
	Basis   list[Share] `json:"basis"`
}

// Share is what one fact adds to a figure.
type Share struct {
	Kind     string        `json:"kind"`
	Share    float64       `json:"share"`
	Evidence list[Passage] `json:"evidence"`
}

// Network is how everybody stands to one another.
type Network struct {
	Complete   bool         `json:"complete"`
	Alignments list[Figure] `json:"alignments"`
	Blocs      list[Bloc]   `json:"blocs"`
	Triads     list[Triad]  `json:"triads"`
}

// Bloc is actors who stand together.
type Bloc struct {
	Members list[Named] `json:"members"`
}

// Triad is three actors of whom every two are aligned or opposed.
type Triad struct {
	Shape string   `json:"shape"`
	Sides []Figure `json:"sides"`
}

// list is a connection. Decoding one that goes on after its page is an error: what is missing cannot be compared.
type list[T any] []T

// UnmarshalJSON implements json.Unmarshaler.
func (l *list[T]) UnmarshalJSON(data []byte) error {
	var c connection[T]
	if err := json.Unmarshal(data, &c); err != nil {
		return err
	}
	if c.PageInfo.HasNextPage {
		return fmt.Errorf("a list has more than the %d entries that were asked for", len(c.Nodes))
	}
	*l = c.Nodes
	return nil
}

type connection[T any] struct {
	Nodes    []T `json:"nodes"`
	PageInfo struct {
		HasNextPage bool    `json:"hasNextPage"`
		EndCursor   *string `json:"endCursor"`
	} `json:"pageInfo"`
}

// Collect asks for everything that one article says, of a graph that was read from this article alone.
func Collect(ctx context.Context, c *Client, g *Gold) (*Answers, error) {
	a := &Answers{Alliances: map[string]Alliances{}}
	articles, err := pages[Article](ctx, c, "articles", "", "articles")
	if err != nil {
		return nil, err
	}
	if len(articles) != 1 {
		return nil, fmt.Errorf("the graph has %d articles, not one", len(articles))
	}
	a.Article = articles[0]
	id := a.Article.ID
	err = errors.Join(
		fill(ctx, c, &a.Mentions, "mentions", id, "article", "mentions"),
		fill(ctx, c, &a.Passages, "passages", id, "article", "evidence"),
		fill(ctx, c, &a.Statements, "statements", id, "statements"),
		fill(ctx, c, &a.Agreements, "agreements", id, "agreements"),
		fill(ctx, c, &a.Events, "events", id, "events"),
		fill(ctx, c, &a.Ties, "ties", id, "ties"),
	)
	if err != nil {
		return nil, err
	}
	for _, pair := range g.Alignment.pairs() {
		if _, asked := a.Alliances[pair[0]]; asked {
			continue
		}
		data, err := c.Ask(ctx, "alliances", query("alliances"), map[string]any{"of": pair[0]})
		if err != nil {
			return nil, err
		}
		var answer struct {
			Alliances Alliances `json:"alliances"`
		}
		if err := json.Unmarshal(data, &answer); err != nil {
			return nil, fmt.Errorf("alliances of %s: %w", pair[0], err)
		}
		a.Alliances[pair[0]] = answer.Alliances
	}
	data, err := c.Ask(ctx, "network", query("network"), struct{}{})
	if err != nil {
		return nil, err
	}
	var answer struct {
		Network Network `json:"alignmentNetwork"`
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return nil, fmt.Errorf("network: %w", err)
	}
	a.Network = answer.Network
	return a, nil
}

func (a GoldAlignment) pairs() [][2]string {
	var out [][2]string
	out = append(out, a.Aligned...)
	out = append(out, a.Opposed...)
	return append(out, a.Unsigned...)
}

func fill[T any](ctx context.Context, c *Client, to *[]T, name, article string, path ...string) (err error) {
	*to, err = pages[T](ctx, c, name, article, path...)
	return err
}

// pages reads a list to its end. The path names the fields that lead to it.
func pages[T any](ctx context.Context, c *Client, name, article string, path ...string) ([]T, error) {
	var out []T
	variables := map[string]any{"first": pageSize}
	if article != "" {
		variables["article"] = article
	}
	for {
		data, err := c.Ask(ctx, name, query(name), variables)
		if err != nil {
			return nil, err
		}
		for _, field := range path {
			var object map[string]json.RawMessage
			if err := json.Unmarshal(data, &object); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			data = object[field]
		}
		var page connection[T]
		if err := json.Unmarshal(data, &page); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, page.Nodes...)
		if !page.PageInfo.HasNextPage {
			return out, nil
		}
		if page.PageInfo.EndCursor == nil || len(page.Nodes) == 0 {
			return nil, fmt.Errorf("%s: a page that is not the last is empty or has no cursor", name)
		}
		variables["after"] = *page.PageInfo.EndCursor
	}
}

// query is the text of a query of the folder queries.
func query(name string) string {
	text, err := queries.ReadFile("queries/" + name + ".graphql")
	if err != nil {
		panic(err) // the files are part of the package
	}
	return string(text)
}
