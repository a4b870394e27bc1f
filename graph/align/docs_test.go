package align_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"entente/graph/align"
)

// TestManualTellsTheConstants holds the tables of the manual to the constants.
func TestManualTellsTheConstants(t *testing.T) {
	raw, err := os.ReadFile("../../docs/alignment.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	thousands := func(n int) string {
		if n >= 1000 {
			return fmt.Sprintf("%d,%03d", n/1000, n%1000)
		}
		return fmt.Sprint(n)
	}
	for _, want := range []string{
		fmt.Sprintf("| tau, k | %v days, %v |", align.Tau, align.K),
		fmt.Sprintf("| aligned from, opposed from | %v, %v |", align.AlignedFrom, align.OpposedFrom),
		fmt.Sprintf("stance SUPPORT +%v, OPPOSE %v |", align.StanceSupport, align.StanceOppose),
		fmt.Sprintf("| standing tie SUPPORTS | +%v |", align.ScoreSupports),
		fmt.Sprintf("| OPPOSES, OPPOSES_RECOGNITION_OF | %v |", align.ScoreOpposes),
		fmt.Sprintf("| AT_WAR_WITH | %v |", align.ScoreAtWar),
		fmt.Sprintf("who are bound by it | +%v |", align.ScoreFormalAlliance),
		fmt.Sprintf("%v for what is planned", align.FutureWeight),
		"the newest | " + thousands(align.MostFacts) + " |", "of one fact | " + thousands(align.MostPassages) + " |",
		"by their articles | " + thousands(align.MostDated) + " |", "the strongest | " + thousands(align.MostSigned) + " |", "the most hostile | " + thousands(align.MostRivals) + " |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the manual does not say %q", want)
		}
	}
}
