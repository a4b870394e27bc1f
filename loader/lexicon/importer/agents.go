package importer

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/loader/lexicon"
)

// officeRow is an office that a source tells of.
type officeRow struct {
	lexicon.Office
	place string
}

// readAgents reads a dictionary of agents: "PHRASE {PLURAL} [~CODE]", and sets of words "!NAME! = WORD, WORD" that stand for one another.
// Words for what a person is by office become offices; the lexicon has no place for others.
func (im *Importer) readAgents(ctx context.Context, name string, r io.Reader) error {
	d := newDictionary(r)
	sets := map[string][]string{}
	for {
		text, ok := d.next()
		if !ok {
			break
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		im.rows++
		if text[0] == '!' && strings.Contains(text, "=") {
			if err := addSet(sets, text); err != nil {
				im.isBad(name, d.line, "%v", err)
			}
			continue
		}
		head, codes, err := splitCodes(text)
		if err != nil || len(codes) == 0 || !strings.Contains(codes[0].text, "~") {
			if err == nil {
				err = fmt.Errorf("%q has no code of an agent; write [~CODE] behind it", strings.TrimSpace(text))
			}
			im.isBad(name, d.line, "%v", err)
			continue
		}
		agent, plural, err := splitPlural(head)
		if err != nil {
			im.isBad(name, d.line, "%v", err)
			continue
		}
		phrases, err := substitute(sets, agent)
		if err != nil {
			im.isBad(name, d.line, "%v", err)
			continue
		}
		im.addAgents(phrases, plural, fmt.Sprintf("%s:%d", name, d.line))
	}
	return d.scan.Err()
}

func addSet(sets map[string][]string, text string) error {
	label, list, _ := strings.Cut(text, "=")
	label = strings.TrimSpace(label)
	if len(label) < 3 || strings.Count(label, "!") != 2 || !strings.HasSuffix(label, "!") {
		return fmt.Errorf("%q names no set of words; write !NAME! = WORD, WORD", label)
	}
	var words []string
	for w := range strings.SplitSeq(list, ",") {
		if w = strings.TrimSpace(w); w != "" {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return fmt.Errorf("the set %s has no words; write them behind =, with commas between", label)
	}
	sets[label] = words
	return nil
}

// splitPlural parts an agent from its plural in braces. Without braces the plural is regular; empty braces say that there is none.
func splitPlural(head string) (agent, plural string, err error) {
	agent, rest, braced := strings.Cut(head, "{")
	if agent = plainPhrase(agent); agent == "" {
		return "", "", fmt.Errorf("%q names no agent", head)
	}
	if !braced {
		return agent, regularPlural(agent), nil
	}
	plural, rest, closed := strings.Cut(rest, "}")
	if !closed || strings.TrimSpace(rest) != "" {
		return "", "", fmt.Errorf("the plural {%s is not closed; end it with } before the code", plural)
	}
	return agent, plainPhrase(plural), nil
}

func regularPlural(agent string) string {
	switch {
	case strings.HasSuffix(agent, "Y"):
		return strings.TrimSuffix(agent, "Y") + "IES"
	case strings.HasSuffix(agent, "SS"):
		return agent + "ES"
	}
	return agent + "S"
}

// substitute puts every word of a set where the agent has the set's name; such forms have no plural of their own.
func substitute(sets map[string][]string, agent string) ([]string, error) {
	start := strings.IndexByte(agent, '!')
	if start < 0 {
		return []string{agent}, nil
	}
	end := strings.IndexByte(agent[start+1:], '!')
	if end < 0 {
		return nil, fmt.Errorf("%q has one exclamation mark; write !NAME! for a set of words", agent)
	}
	label := agent[start : start+end+2]
	words, ok := sets[label]
	if !ok {
		return nil, fmt.Errorf("the set %s is not defined; write %s = WORD, WORD above", label, label)
	}
	out := make([]string, 0, len(words))
	for _, w := range words {
		out = append(out, strings.Replace(agent, label, w, 1))
	}
	return out, nil
}

// addAgents makes offices of an agent's forms: one and its plural, or those of a set, of which plurals follow their singulars.
func (im *Importer) addAgents(forms []string, plural, place string) {
	for i, form := range forms {
		title := strings.ToLower(form)
		if len(forms) > 1 {
			if plural = ""; i+1 < len(forms) {
				plural = forms[i+1]
			}
			if i > 0 && isPluralOf(title, strings.ToLower(forms[i-1])) {
				continue // stands as the plural of the one before
			}
			if !isPluralOf(strings.ToLower(plural), title) {
				plural = ""
			}
		}
		if _, known := im.title(title); known {
			im.pass("an office that the lexicon knows", place)
			continue
		}
		function, ok := im.functionOfHead(title)
		if !ok {
			im.pass("a word for people or bodies, but not for an office", place)
			continue
		}
		im.offices = append(im.offices, officeRow{lexicon.Office{Title: title, Plural: strings.ToLower(plural), Function: function}, place})
	}
}

// isPluralOf reports whether a phrase can be the plural of another, by its end or by the word before "of".
func isPluralOf(plural, singular string) bool {
	many, of1, _ := strings.Cut(plural, " of ")
	one, of2, _ := strings.Cut(singular, " of ")
	if many == one || of1 != of2 {
		return false
	}
	return many == strings.ToLower(regularPlural(strings.ToUpper(one))) || strings.HasSuffix(one, "man") && many == strings.TrimSuffix(one, "man")+"men"
}

// title returns the office whose title a phrase is as a whole.
func (im *Importer) title(phrase string) (lexicon.OfficeHit, bool) {
	words := strings.Fields(phrase)
	h, ok := im.known.MatchOffice(words, 0)
	return h, ok && h.N == len(words)
}

// shared are functions that many hold at a time: what ends in such a title has its function.
var shared = []lexicon.Function{
	lexicon.Minister, lexicon.DeputyMinister, lexicon.Spokesperson, lexicon.Legislator, lexicon.Ambassador, lexicon.Envoy, lexicon.Diplomat,
	lexicon.Adviser, lexicon.MilitaryCommander, lexicon.MilitaryOfficer, lexicon.Judge, lexicon.Prosecutor, lexicon.Negotiator, lexicon.Candidate,
	lexicon.Official, lexicon.ReligiousLeader, lexicon.PoliceChief,
}

// functionOfHead returns the function of a phrase by its head, the end of what stands before "of", "for" or "to": a known title, or somebody
// by the ending of the word ("congresswoman").
func (im *Importer) functionOfHead(phrase string) (lexicon.Function, bool) {
	words := strings.Fields(phrase)
	end := slices.IndexFunc(words, func(w string) bool { return w == "of" || w == "for" || w == "to" })
	if end < 0 {
		end = len(words)
	}
	for i := range end {
		if h, ok := im.known.MatchOffice(words[:end], i); ok && i+h.N == end && !h.Plural {
			if slices.Contains(shared, h.Office.Function) {
				return h.Office.Function, true
			}
			return lexicon.NoFunction, true
		}
	}
	if end == 0 {
		return lexicon.NoFunction, false
	}
	head := words[end-1]
	return lexicon.NoFunction, strings.HasSuffix(head, "man") || strings.HasSuffix(head, "woman") || strings.HasSuffix(head, "person")
}
