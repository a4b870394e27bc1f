package facts_test

import (
	"testing"

	"entente/loader/facts"
	"entente/loader/facts/factstest"
)

func TestTheFullDocumentIsCorrect(t *testing.T) {
	if err := facts.Check(factstest.Full()); err != nil {
		t.Fatal(err)
	}
}
