package train

import "entente/loader/text/syntax/internal/core"

// tagSlots are the inputs of the tagger.
var tagSlots = append(at(0, core.FeatWord, core.FeatForm, core.FeatSuffix1, core.FeatSuffix2, core.FeatSuffix3, core.FeatSuffix4,
	core.FeatPrefix1, core.FeatPrefix2, core.FeatPrefix3, core.FeatShape, core.FeatPlace),
	around([]int{-1, 1}, core.FeatWord, core.FeatSuffix3, core.FeatSuffix2, core.FeatShape, []int{-2, 2}, core.FeatWord, core.FeatSuffix3)...)

func at(offset int, kinds ...int) (out []core.Slot) {
	for _, k := range kinds {
		out = append(out, core.Slot{Kind: k, Offset: offset})
	}
	return out
}

// around joins slots at several offsets: lists of offsets, each followed by the kinds seen there.
func around(parts ...any) (out []core.Slot) {
	var offsets []int
	for _, p := range parts {
		switch p := p.(type) {
		case []int:
			offsets = p
		case int:
			for _, o := range offsets {
				out = append(out, core.Slot{Kind: p, Offset: o})
			}
		}
	}
	return out
}

// parseSlots are the inputs of the parser.
var parseSlots = append(at(0, core.FeatWord, core.FeatForm, core.FeatSuffix2, core.FeatSuffix3, core.FeatSuffix4,
	core.FeatPrefix2, core.FeatPrefix3, core.FeatShape, core.FeatPlace, core.FeatTag, core.FeatUPOS),
	around([]int{-1, 1}, core.FeatWord, core.FeatSuffix3, core.FeatTag, core.FeatUPOS,
		[]int{-2, 2}, core.FeatWord, core.FeatTag, []int{-3, 3}, core.FeatTag)...)

// The sizes and rates of the networks, as measured best; see docs/syntax.md.
var (
	tagSettings   = Settings{Window: 48, Recurrent: 48, Epochs: 6, Rate: 0.0025, Drop: 0.3, WordDrop: 0.4, Batch: 100}
	foldSettings  = Settings{Window: 48, Recurrent: 48, Epochs: 4, Rate: 0.003, Drop: 0.3, WordDrop: 0.4, Batch: 120} // taggers of folds
	parseSettings = Settings{Window: 64, Recurrent: 64, Hidden: 128, Epochs: 8, Rate: 0.002, Drop: 0.33, WordDrop: 0.5, Batch: 60, Explore: 0.9}
	nameSettings  = Settings{Window: 48, Recurrent: 48, Epochs: 8, Rate: 0.002, Drop: 0.5, WordDrop: 1, Batch: 80}
)
