package extract

import "maps"

// speech is what a verb of communication does and how it takes its content.
type speech struct {
	verbForm
	act     string
	told    bool // takes an audience as its object: "told reporters"
	that    bool // needs "that" or a quotation: "reported that", but not "reported a loss"
	content bool // takes a reported clause
	quote   bool // introduces quotations
}

// speechVerb returns what is known of a word as a verb of communication.
func speechVerb(norm string) (speech, bool) {
	v, ok := speechVerbs[norm]
	return v, ok
}

// speechVerbs holds every form of the verbs of communication. Each entry: act, flags, verb. Flags: t told, n needs "that", c takes a clause, q introduces quotations.
var speechVerbs = buildSpeechVerbs([][3]string{
	{"SAY", "cq", "say said said"}, {"SAY", "tcq", "tell told told"}, {"SAY", "cq", "add"}, {"SAY", "cqn", "state"}, {"SAY", "cq", "note"},
	{"SAY", "cqn", "declare"}, {"SAY", "cq", "announce"}, {"SAY", "cqn", "explain"}, {"SAY", "cqn", "remark"}, {"SAY", "cqn", "observe"}, {"SAY", "cq", "comment"},
	{"SAY", "cqn", "report"}, {"SAY", "cqn", "reply"}, {"SAY", "cqn", "respond"}, {"SAY", "cqn", "answer"}, {"SAY", "cqn", "conclude"}, {"SAY", "q", "continue"},
	{"SAY", "cqn", "write wrote written"}, {"SAY", "cqn", "tweet"}, {"SAY", "cqn", "stress"}, {"SAY", "cqn", "emphasise"}, {"SAY", "cqn", "emphasize"}, {"SAY", "cqn", "underline"},
	{"SAY", "cqn", "underscore"}, {"SAY", "cqn", "reiterate"}, {"SAY", "cqn", "repeat"}, {"SAY", "cqn", "recall"}, {"SAY", "cqn", "mention"}, {"SAY", "tqn", "inform"},
	{"SAY", "cqn", "recount"}, {"SAY", "q", "quip+"}, {"SAY", "q", "joke"}, {"SAY", "q", "shout"}, {"SAY", "q", "yell"}, {"SAY", "q", "ask"}, {"SAY", "cq", "suggest"}, {"SAY", "cqn", "indicate"},
	{"SAY", "cq", "predict"}, {"SAY", "cqn", "estimate"}, {"SAY", "cqn", "testify"}, {"SAY", "cqn", "caution"}, {"SAY", "cqn", "hint"}, {"SAY", "cqn", "signal"},
	{"SAY", "tqn", "assure"}, {"SAY", "tqn", "remind"}, {"SAY", "cqn", "counter"}, {"SAY", "cqn", "elaborate"}, {"SAY", "q", "exclaim"}, {"SAY", "q", "muse"}, {"SAY", "q", "lament"},
	{"SAY", "cqn", "boast"}, {"SAY", "cqn", "joke"}, {"SAY", "cqn", "proclaim"}, {"SAY", "cqn", "disclose"}, {"SAY", "cqn", "reveal"},
	{"CLAIM", "cq", "claim"}, {"CLAIM", "cqn", "allege"}, {"CLAIM", "cq", "insist"}, {"CLAIM", "cqn", "argue"}, {"CLAIM", "cqn", "maintain"}, {"CLAIM", "cqn", "contend"}, {"CLAIM", "cqn", "assert"},
	{"DENY", "c", "deny"}, {"CONFIRM", "cqn", "confirm"}, {"CONFIRM", "cqn", "acknowledge"}, {"CONFIRM", "cqn", "admit+"}, {"CONFIRM", "cqn", "concede"},
	{"PROMISE", "cq", "promise"}, {"PROMISE", "cq", "pledge"}, {"PROMISE", "cq", "vow"}, {"WARN", "cq", "warn"}, {"WARN", "cqn", "threaten"},
	{"DEMAND", "cqn", "demand"}, {"DEMAND", "qn", "urge"}, {"DEMAND", "cqn", "insist"}, {"COMPLAIN", "cqn", "complain"}, {"PROPOSE", "cqn", "propose"},
	{"CONDEMN", "q", "condemn"}, {"PRAISE", "q", "praise"}, {"WELCOME", "q", "welcome"}, {"AGREE", "qn", "agree"}, {"THANK", "q", "thank"},
})

func buildSpeechVerbs(entries [][3]string) map[string]speech {
	out := map[string]speech{}
	for _, e := range entries {
		v := speech{act: e[0]}
		for _, c := range e[1] {
			switch c {
			case 't':
				v.told = true
			case 'n':
				v.that = true
			case 'c':
				v.content = true
			case 'q':
				v.quote = true
			}
		}
		for word, f := range conjugate(e[2]) {
			if _, known := out[word]; !known {
				v.verbForm = f
				out[word] = v
			}
		}
	}
	return out
}

// beliefVerbs are the verbs of holding something to be so without saying it, with the certainty they tell.
var beliefVerbs = buildBeliefVerbs(map[string]string{
	"suspect": "SUSPECTED", "believe": "ASSERTED", "think thought thought": "ASSERTED", "fear": "SUSPECTED", "doubt": "DENIED", "assume": "ASSERTED", "consider": "ASSERTED",
	"feel felt felt": "ASSERTED", "hope": "SUSPECTED", "expect": "ASSERTED", "worry": "SUSPECTED",
})

type belief struct {
	verbForm
	certainty string
}

func buildBeliefVerbs(entries map[string]string) map[string]belief {
	out := map[string]belief{}
	for entry, certainty := range entries {
		maps.Insert(out, func(yield func(string, belief) bool) {
			for w, f := range conjugate(entry) {
				if !yield(w, belief{f, certainty}) {
					return
				}
			}
		})
	}
	return out
}

// hearers are the plural nouns for those who listen to statements.
var hearers = words(`reporters journalists lawmakers legislators parliament congress senators deputies supporters voters delegates diplomats crowds crowd rally protesters soldiers troops students
	residents citizens ministers leaders ambassadors officials media press senate lawmakers councillors`)
