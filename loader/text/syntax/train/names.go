package train

import "entente/loader/text/syntax/internal/core"

// nameSlots are the inputs of the recogniser of names.
var nameSlots = append(at(0, core.FeatWord, core.FeatForm, core.FeatSuffix2, core.FeatSuffix3, core.FeatSuffix4,
	core.FeatPrefix2, core.FeatPrefix3, core.FeatShape, core.FeatPlace, core.FeatTag),
	around([]int{-1, 1}, core.FeatWord, core.FeatSuffix3, core.FeatShape, core.FeatTag,
		[]int{-2, 2}, core.FeatWord, core.FeatShape, core.FeatTag)...)

// nameClassNames are the classes of the recogniser.
var nameClassNames = []string{
	"B-LOC", "B-ORG", "B-PER", "I-LOC", "I-ORG", "I-PER", "L-LOC", "L-ORG", "L-PER", "O", "U-LOC", "U-ORG", "U-PER",
}

// nameGold turns spans into classes.
func nameGold(n int, spans []Span, index map[string]int32) []int32 {
	gold := make([]int32, n)
	for i := range gold {
		gold[i] = index["O"]
	}
	for _, s := range spans {
		if s.End == s.Start+1 {
			gold[s.Start] = index["U-"+s.Type]
			continue
		}
		for i := s.Start; i < s.End; i++ {
			place := "I-"
			switch i {
			case s.Start:
				place = "B-"
			case s.End - 1:
				place = "L-"
			}
			gold[i] = index[place+s.Type]
		}
	}
	return gold
}
