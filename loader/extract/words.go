package extract

import (
	"slices"
	"strings"
)

// set is a closed class of words in their normal form.
type set map[string]bool

func words(s string) set {
	out := set{}
	for _, w := range strings.Fields(s) {
		out[strings.ReplaceAll(w, "_", " ")] = true
	}
	return out
}

// Closed classes of English that more than one rule asks for.
var (
	adverbs = words(`also later earlier then now still again already just only even explicitly previously recently repeatedly publicly privately
		formally officially reportedly allegedly immediately quickly finally initially separately jointly however meanwhile too soon once twice never
		not n't directly simply flatly clearly openly strongly sharply angrily bluntly briefly largely effectively apparently tacitly successfully
		subsequently eventually unanimously reluctantly grudgingly long always often today yesterday tomorrow tonight therefore thus instead further`)
	auxiliaries = words(`is are was were be been being has have had do does did will would shall should can could may might must 's 've 'd 'll`)
	modals      = words(`will would shall should can could may might must 'll 'd`)
	articles    = words(`the a an this that these those some any its his her their our my your no another both each every all two three four five`)
	months      = words(`january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb mar apr jun jul aug sept sep oct nov dec`)
	weekdays    = words(`monday tuesday wednesday thursday friday saturday sunday`)
	timeWords   = words(`today yesterday tomorrow tonight week month year day morning afternoon evening night weekend monday tuesday wednesday thursday friday saturday sunday`)
	particles   = words(`van von der den de del della di da dos du la le el al bin ibn ben abu ter ten`)
	subordinate = words(`after before while when as since until although though because if whether once unless amid despite during following`)
	// functionWords never make a name by themselves, though a sentence may begin with them.
	functionWords = words(`the a an this that these those he she it they we i you his her its their our my your who whom whose which what where when why how
		and or but nor so yet for of in on at by to from with without about against between among through throughout during before after since until under over
		above below into onto upon off out up down as than if whether while because although though unless once both either neither not no yes there here
		all some any many most much more few several each every other another such same own one two three four five six seven eight nine ten first second third last
		next new old is are was were be been being am has have had do does did will would shall should can could may might must let 's 've 'd 'll n't
		also later earlier now then still again already just only even however meanwhile too very quite rather perhaps maybe despite following according amid like unlike
		speaking addressing asked told said says please sources officials people police government ministers leaders experts analysts critics opponents supporters rebels troops
		today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december`)
)

// has reports whether the word is in the class.
func (s set) has(w string) bool { return s[w] }

func contains(list []int, e int) bool { return slices.Contains(list, e) }
