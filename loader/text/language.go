package text

import (
	"fmt"
	"unicode"
)

const (
	// maxLanguageWords is how many words the language gate looks at.
	maxLanguageWords = 4000
	// fewWords is the number of words under which a text gives no ground to call it foreign for lack of function words alone.
	fewWords = 25
	// minEnglishShare is the least share of English function words in a text that is long enough. News has 0.30 to 0.45.
	minEnglishShare = 0.15
	// paragraphWords is the number of words under which a text is a paragraph at most: a sentence full of names has few function words.
	paragraphWords = 80
	// minParagraphShare is the least share of English function words in such a text.
	minParagraphShare = 0.05
	// minLatinShare is the least share of letters that must be Latin.
	minLatinShare = 0.6
)

// englishWords are frequent function words of English that other languages in Latin script do not share, or share rarely.
var englishWords = wordSet(`the of and to that was for with as on by at from his her its their they he she it which who whom would could should will
 has have had been were are is be being not this these those but or an about after before between into than then there when where while
 what if you your we our said says because during against through under over only also more most other some such can may must out up him them`)

// sharedWords are function words of English that some other language writes alike. They speak for neither: a sentence of English with four articles is no Czech.
var sharedWords = wordSet(`a in is on an as at do no so to by of also all he per as me go i the`)

// foreignWords are frequent function words of other languages in Latin script. Each language lists what English does not have.
var foreignWords = []struct {
	name  string
	words map[string]bool
}{
	{"Spanish", wordSet("el la los las de del que y en un una por con para se su al lo como más pero sus le ya este sí porque esta entre cuando muy sin sobre también")},
	{"French", wordSet("le la les de des du et à un une que qui dans en pour pas sur au par avec ce il elle sont est plus mais ont été aux cette ses leur nous vous")},
	{"German", wordSet("der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es nach wie aus bei einer um noch wird haben sind einem über")},
	{"Italian", wordSet("il di che e la per un una del non con sono le si da come anche dei della nel alla più ha lo gli al delle ma questo nella degli")},
	{"Portuguese", wordSet("o os as de do da que e em um uma para com não por mais dos das se na no ao pelo foi como mas sua ou também são seu pela")},
	{"Dutch", wordSet("de het een van en dat die niet op te zijn met voor er aan ook als bij maar om uit naar heeft worden nog wordt over door hij zij")},
	{"Swedish, Danish or Norwegian", wordSet("och att det som en på är av för med den till inte om har de ett jag og at på er af ikke til som han var fra også blev eller sig skal")},
	{"Polish", wordSet("w i na z do się nie że jest to o po jak za od przez dla ale są który było oraz być może tym jego")},
	{"Turkish", wordSet("ve bir bu için ile da de olarak çok daha olan gibi sonra kadar en ancak ise değil var tarafından")},
	{"Romanian", wordSet("și de la în a cu că pe din o nu un care mai pentru sunt este fost lui să al ce au dar prin după")},
	{"Indonesian or Malay", wordSet("yang dan di dengan untuk dari ini itu pada tidak dalam akan ke oleh juga ada adalah telah mereka sebagai saya bahwa")},
	{"Czech or Slovak", wordSet("a v na se že je s z do o to ve jako za by pro ale po jeho byl podle sa nie som ako pre bol aj")},
	{"Serbian or Croatian", wordSet("je i u da se na su za od s o koji sa će ne kao iz bi nije što ali po to bio")},
	{"Finnish", wordSet("ja on ei että oli se ovat mutta myös kun hän niin kuin ole joka sen mukaan vuoden")},
	{"Hungarian", wordSet("a az és hogy nem is egy van meg csak de azt volt ez már szerint még el mint")},
	{"Vietnamese", wordSet("và của là có trong được cho không một với các những đã người này để khi tại về")},
}

// English decides whether the document is in English, by its script and its function words. When it is not, reason says what it seems to
// be, in words for a reader. Texts too short to tell pass, unless their script or several of their words are foreign. O(n), bounded.
func English(d *Document) (ok bool, reason string) {
	if len(d.Tokens) == 0 {
		return false, "the article has no text"
	}
	var latin, letters, words, english int
	foreign := make([]int, len(foreignWords))
	scripts := map[string]int{}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Flags&(Punct|Symbol|Number|URL|Clitic) != 0 {
			continue
		}
		if words++; words > maxLanguageWords {
			break
		}
		for _, r := range t.Text {
			if !unicode.IsLetter(r) {
				continue
			}
			letters++
			if unicode.Is(unicode.Latin, r) {
				latin++
			} else {
				scripts[scriptOf(r)]++
			}
		}
		if englishWords[t.Norm] {
			english++
		}
		for k := range foreignWords {
			if sharedWords[t.Norm] {
				break
			}
			if foreignWords[k].words[t.Norm] {
				foreign[k]++
			}
		}
	}
	if letters == 0 {
		return false, "the article has no words, only numbers and signs"
	}
	if share := float64(latin) / float64(letters); share < minLatinShare {
		return false, fmt.Sprintf("the article is not in English: %.0f %% of its letters are %s", 100*(1-share), commonest(scripts))
	}
	return englishByWords(words, english, foreign)
}

// englishByWords decides by the numbers of words that English and the other languages claim.
func englishByWords(words, english int, foreign []int) (bool, string) {
	best := 0
	for k, n := range foreign {
		if n > foreign[best] {
			best = k
		}
	}
	guess := foreignWords[best].name
	share := float64(english) / float64(words)
	other := float64(foreign[best]) / float64(words)
	least := minEnglishShare
	if words < paragraphWords {
		least = minParagraphShare
	}
	switch {
	case foreign[best] >= 3 && other > share && other > 0.12:
		return false, fmt.Sprintf("the article is not in English: it seems to be in %s (%.0f %% of its words are common there, %.0f %% in English)",
			guess, 100*other, 100*share)
	case words >= fewWords && share < least:
		return false, fmt.Sprintf("the article is not in English: only %.0f %% of its words are common English ones, where a text has at least %.0f %%",
			100*share, 100*least)
	}
	return true, ""
}

func scriptOf(r rune) string {
	for _, s := range [...]struct {
		name  string
		table *unicode.RangeTable
	}{
		{"Cyrillic", unicode.Cyrillic}, {"Arabic", unicode.Arabic}, {"Chinese", unicode.Han}, {"Greek", unicode.Greek}, {"Hebrew", unicode.Hebrew},
		{"Japanese", unicode.Hiragana}, {"Japanese", unicode.Katakana}, {"Korean", unicode.Hangul}, {"Devanagari", unicode.Devanagari},
		{"Georgian", unicode.Georgian}, {"Armenian", unicode.Armenian}, {"Thai", unicode.Thai}, {"Bengali", unicode.Bengali},
	} {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return "of another script"
}

// commonest is the key with the highest count, the first in the alphabet among equals.
func commonest(counts map[string]int) string {
	best, most := "", 0
	for k, n := range counts {
		if n > most || n == most && k < best {
			best, most = k, n
		}
	}
	return best
}
