package lexicon_test

import (
	"fmt"
	"log"
	"strings"

	"entente/loader/lexicon"
)

func Example() {
	lx, err := lexicon.Load()
	if err != nil {
		log.Fatal(err)
	}
	tokens := strings.Fields("The Kremlin welcomed the plan")
	for _, hit := range lx.Match(tokens, 1) {
		fmt.Println(hit.Entry.Name, hit.Via)
	}
	holder, _ := lx.Holder("state:FRA", lexicon.HeadOfState, "2008-08-14")
	fmt.Println(holder.Person)
	// Output:
	// Russia METONYM
	// person:nicolas-sarkozy
}
