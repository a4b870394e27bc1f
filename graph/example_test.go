package graph_test

import (
	"fmt"

	"entente/graph"
)

func ExampleMerge() {
	a := &graph.Actor{ID: "state:ARL", Label: graph.LabelState, Name: "Republic of Arland", ISO3: "ARL"}
	b := &graph.Actor{ID: "state:ARL", Label: graph.LabelState, Name: "Arland", Capital: "Dorn"}
	n, err := graph.Merge(a, b)
	if err != nil {
		fmt.Println(err)
		return
	}
	m := n.(*graph.Actor)
	fmt.Println(m.Name, m.Aliases, m.ISO3, m.Capital)
	// Output: Arland [Republic of Arland] ARL Dorn
}

func ExampleDate_Bounds() {
	for _, d := range []graph.Date{"2008-08-14", "2008-02", "2008-08-11/2008-08-14"} {
		fmt.Println(d.Bounds())
	}
	// Output:
	// 2008-08-14 2008-08-14
	// 2008-02-01 2008-02-29
	// 2008-08-11 2008-08-14
}
