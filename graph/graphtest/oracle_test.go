package graphtest_test

import (
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

func TestOracle(t *testing.T) {
	graphtest.Test(t, func(*testing.T) graph.Store { return graphtest.NewOracle() })
}
