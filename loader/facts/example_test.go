package facts_test

import (
	"fmt"
	"strings"

	"entente/loader/facts"
)

func ExampleReader() {
	r := facts.NewReader(strings.NewReader(`{"format":"entente.facts/1","article":{"id":"a"}}`))
	_, err := r.Next()
	fmt.Println(err)
	// Output: line 1: article.sha256: is missing; write it, a string
}
