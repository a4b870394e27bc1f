package extract

import "strings"

// Reason says in words what a rule goes by, for people who ask why; of a rule that it does not know, what its family goes by. It is empty where there
// is nothing to say.
func Reason(rule string) string {
	if base, filled, more := strings.Cut(rule, "+"); more {
		return Reason(base) + "; " + supplements[filled]
	}
	if why := reasons[rule]; why != "" {
		return why
	}
	family, _, _ := strings.Cut(rule, ".")
	return families[family]
}

// supplements say where what an office is of comes from, if not from the words beside it.
var supplements = map[string]string{
	"tenure": "what it is of is the lexicon's, by the person's tenures",
	"state":  "what it is of is the state that the article is about",
}

// families are what the rules of one kind have in common.
var families = map[string]string{
	"name":       "a name",
	"metonym":    "a place or building that stands for whoever governs from it",
	"coref":      "a word that stands for somebody named elsewhere in the article",
	"nominal":    "a description that fits somebody known from the article",
	"group":      "a common noun for people who act",
	"office":     "words of an office stand with a name",
	"membership": "words of belonging stand between two",
	"place":      "words say that one place lies in another",
	"quote":      "words in quotation marks",
	"headline":   "a headline's form of speech",
	"reported":   "speech told without quotation marks",
	"claim":      "a verb of thinking",
	"agreement":  "words of agreeing",
	"conflict":   "a noun of war and its sides",
	"event":      "a verb or noun of doing and those around it",
	"tie":        "words of how two stand to each other",
}

// reasons are what single rules go by.
var reasons = map[string]string{
	"name.lexicon":          "the lexicon has the name, and this reading fits what else the article names best",
	"name.half":             "it is the half of a divided land that the article names in full beside or before it",
	"name.person":           "its first word is a given name, or words around it are said of people",
	"name.recogniser":       "the trained recogniser takes it for a name; how sure it is, is its own probability",
	"name.organisation":     "it ends in, or is made of, words that organisations are named by",
	"name.flat":             "the parser joins its words as those of persons are joined",
	"name.belonging":        "members, officials or a spokesman of it are told of, and nobody takes it for a person or a place",
	"name.abbreviated":      "an acronym in brackets behind it is made of its first letters, as those of organisations are",
	"name.body":             "the words around it say that it is a party, a band or the like, or tell of those who join or play for it",
	"name.party-word":       "the word for those of a party, with a capital, stands where only the party can be meant",
	"name.of-kind":          `the noun before it says that it is an organisation: "the magazine", "rebel group"`,
	"name.repeated":         "it repeats a name of several words that was read elsewhere",
	"name.town":             `the words around it say that it is a town: "the town of", or the state that it lies in behind it`,
	"name.head-word":        "the last word of an organisation's name given before, with a capital and “the”",
	"name.acronym":          "the capitals are the first letters of a name given before, or stand in brackets behind it",
	"name.surname":          "it repeats the last word of a name given in full",
	"name.office-holder":    "it is the surname of somebody who holds an office that the article names",
	"name.titled":           "a title of office stands before it",
	"name.dateline":         "it stands in the dateline",
	"metonym.capital":       "a capital that acts is the government there",
	"metonym.seat":          "a seat of government stands for the state",
	"metonym.seat-as-place": "a seat of government after a word of place is the city",
	"coref.pronoun":         "the pronoun fits the person; a nearer sentence and a subject go before others, what stands in a quotation is never meant",
	"nominal.title":         "one person in the article holds the office",
	"nominal.title-set":     "several in the article hold the office",
	"nominal.tenure":        "the lexicon says who held the office on the article's day",
	"nominal.region":        "the region spoken of last",
	"nominal.regions-of":    "the regions that the article names of that state",
	"nominal.homeland":      "the place whose office the person holds",
	"office.title-name":     "the title stands before the name",
	"office.title-of-name":  "the title and what it is of stand before the name",
	"office.apposition":     "the title stands after the name, between commas",
	"office.predicate":      "a form of “to be” or “to become” joins name and title",
	"office.joined":         "“and” joins the title to another that the person holds",
	"office.title-title":    "two titles stand before the name",
	"office.verb":           "a verb of coming to, holding or leaving an office joins person and title",
	"office.leads":          "the person leads, heads or chairs it",
	"membership.title":      "a party stands before the person's title",
	"membership.name":       "a party stands before the name",
	"membership.apposition": "a party stands after the name, set off by commas or brackets",
	"membership.code":       "the letters of a party of the state stand with a place after the name",
	"membership.office":     "who leads a party, presides over a society, or teaches at a university, is one of it",
	"membership.party-verb": "the person sits, stands or runs for the party, or represents it",
	"membership.nomination": "the person seeks, wins or loses what the party gives to its own: a nomination, a place on its ticket",
	"membership.owner":      "the person's own party or band, by a possessive before it",
	"membership.includes":   "the organisation is said to include it",
	"name.facility":         "its last or first word is one that names of buildings, streets and bases have",
	"place.owner":           "the place that it is in owns it",
	"place.comma":           "the larger place stands after the name and a comma",
	"place.apposition":      "a description after the name says where it lies",
	"place.capital":         "it is called the country's capital, and the lexicon has it as that of one",
	"quote.before":          "the cue stands before the quotation",
	"quote.after":           "speaker and verb of speech stand behind the quotation",
	"quote.colon":           "a name and a colon stand before the quotation",
	"quote.mixed":           "the sentence ends in a quotation with speaker and verb of speech behind it",
	"quote.subject-before":  "the subject of the sentence before is the one who is then quoted",
	"quote.continued":       "the quotation goes on from the one before, whose speaker is known",
	"quote.unattributed":    "nothing beside the quotation says who speaks",
	"reported.clause":       "a clause follows a verb of speech and its subject",
	"reported.according-to": "“according to” names the source",
	"reported.trailing":     "speaker and verb of speech follow or interrupt what was said",
	"reported.as":           "a clause like “as Doe said” stands beside it",
	"reported.object":       "the object or infinitive of the verb is what is said: “accused Doe of lying”, “promised to go”",
	"reported.noun":         "a noun of saying has an owner and a clause: “Doe's claim that it failed”",
	"headline.colon":        "a name and a colon stand in a headline",
	"claim.noun":            "a noun of thinking has an owner and a clause: “Doe's suspicion that it failed”",
	"name.speaker":          "whoever says something is somebody: the subject of a verb of speech is written like a name",
	"nominal.speaker":       "whoever says something is somebody: the noun is the subject of a verb of speech",
	"nominal.author":        "a document that says something stands for those who wrote it",
	"nominal.quantity":      "a word for how many of them, or that they are others, is all that the article calls who says it",
	"claim.belief":          "a clause follows a verb of suspecting, believing or fearing",
	"agreement.noun":        "a noun for an agreement, with who has to do with it",
	"agreement.verb":        "a verb of signing, proposing or brokering has the agreement as its object",
	"agreement.passive":     "the agreement is the subject of a passive, “by” names who did it",
	"agreement.provision":   "a point of the agreement is told",
	"conflict.between":      "a noun of war with “between” or “with”",
	"event.called":          "somebody is called something that praises or blames",
	"event.verb":            "the verb is one of events, and both sides are known",
	"event.noun":            "the noun is one of events, and both sides are known",
	"event.visit":           "somebody goes to a place",
	"event.talks":           "somebody meets or talks with somebody",
	"event.placed":          "something is done to somebody by putting them under it",
	"event.joint":           "several do something jointly",
	"event.agrees":          "somebody agrees to do something",
	"event.refusal":         "somebody refuses something",
	"event.nearest":         "the caller marked both, and a way through the sentence leads both to what it tells",
	"event.refuses-talks":   "somebody refuses to talk with somebody",
	"tie.verb":              "a verb of supporting, opposing or recognising joins the two",
	"tie.backed":            "“X-backed” stands before the other",
	"tie.alliance":          "both are parties of an alliance that has been formed",
	"tie.separatist":        "a region is called breakaway, separatist or rebel",
	"tie.refuses-talks":     "one refuses to talk with the other",
}
