package align

import (
	"cmp"
	"context"
	"slices"

	"entente/graph"
)

// OfClaim returns what the stances of a claim say: between each holder and each actor that it is about. What is told of somebody's mind counts half of what somebody says.
func OfClaim(claim *graph.Claim, holders []graph.ID, about []Target) []Fact {
	out := OfStatement(&graph.Statement{ID: claim.ID, Date: claim.Date}, holders, about)
	for i := range out {
		out[i].Score *= ClaimWeight
	}
	return out
}

// claims makes facts of what the actors, or everybody, hold of others.
func (c *collector) claims(ctx context.Context) error {
	found, err := c.claimsHeld(ctx)
	if err != nil {
		return err
	}
	return c.stances(ctx, idsOf(found), graph.EdgeHoldsClaim, func(i int, holders []graph.ID, about []Target) []Fact { return OfClaim(found[i], holders, about) })
}

// claimsHeld returns the claims of and about the actors, in the order of their ids, or where no actor is given the newest of all.
func (c *collector) claimsHeld(ctx context.Context) ([]*graph.Claim, error) {
	if len(c.acting) == 0 {
		found, err := newest(c, func(p graph.Page) (graph.Slice[graph.Node], error) {
			return c.source.Find(ctx, graph.Filter{Labels: []graph.Label{graph.LabelClaim}}, p)
		})
		return claimsAmong(found), err
	}
	lists, err := c.neighbours(ctx, c.acting, graph.MaxPage, graph.EdgePattern{Type: graph.EdgeHoldsClaim, Direction: graph.Out}, graph.EdgePattern{Type: graph.EdgeAbout, Direction: graph.In, Label: graph.LabelClaim})
	if err != nil {
		return nil, err
	}
	var nodes []graph.Node
	for _, list := range lists {
		for _, n := range list {
			nodes = append(nodes, n.Node)
		}
	}
	claims := claimsAmong(nodes)
	slices.SortFunc(claims, func(a, b *graph.Claim) int { return cmp.Compare(a.ID, b.ID) })
	claims = slices.CompactFunc(claims, func(a, b *graph.Claim) bool { return a.ID == b.ID })
	if len(claims) > MostFacts {
		claims, c.complete = claims[:MostFacts], false
	}
	return claims, nil
}

func claimsAmong(nodes []graph.Node) []*graph.Claim {
	var out []*graph.Claim
	for _, n := range nodes {
		if claim, ok := n.(*graph.Claim); ok {
			out = append(out, claim)
		}
	}
	return out
}
