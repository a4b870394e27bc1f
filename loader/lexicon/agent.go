package lexicon

import "strings"

// AgentKind says whether a common noun names one human being or several as one.
type AgentKind string

// The kinds of agents.
const (
	AgentPerson AgentKind = "person"
	AgentGroup  AgentKind = "group"
)

// Agent is a common noun for those who act: "protester", "police", "court".
type Agent struct {
	Noun   string // singular, lower case but for abbreviations and names of religions
	Kind   AgentKind
	Sector string // PLOVER's sector code
}

// Agent returns what a common noun, in the singular, says of those whom it names. Case does not count: a sentence may begin with it. O(1).
func (lx *Lexicon) Agent(noun string) (Agent, bool) {
	a, ok := lx.agents[strings.ToLower(noun)]
	return a, ok
}

// indexAgents lists the agents by noun; the first line of a noun stands.
func (lx *Lexicon) indexAgents() {
	for _, a := range lx.data.Agents {
		key := strings.ToLower(a.Noun)
		if _, known := lx.agents[key]; !known {
			lx.agents[key] = a
		}
	}
}
