package text

import "strings"

// rawSpan is a passage in bytes of the canonical text.
type rawSpan struct{ start, end int }

// rawDateline is a dateline in bytes of the canonical text.
type rawDateline struct {
	rawSpan
	place, region, agency, date rawSpan
	more                        []rawSpan
	when                        calendarDate
	caps                        bool // the place is in capitals
}

// maxDateline is how many bytes of a paragraph are searched for the end of a dateline.
const maxDateline = 140

// minColonLead is the least number of words after a place with a colon.
const minColonLead = 16

// datelineEnds are the marks that part a dateline from the lead, longer ones first.
var datelineEnds = []string{" -- ", " --- ", " - ", " — ", " – ", " _ ", " | ", " ― ", "—", "--", "–", ") -", ")- ", "/. ", "/ ", "): ", ": "}

// genreLabels stand before a dash like a place in capitals, and are none.
var genreLabels = wordSet(`analysis exclusive update correction corrected breaking factbox timeline interview feature profile opinion editorial comment
 commentary explainer video photos photo watch live read review insight wrapup witness chronology background note highlights poll preview
 advisory urgent alert flash bulletin new special report q a text transcript quotes snapshot scenarios table column file news brief briefs
 newsmaker related more also see but and or the yes no well`)

// readDateline reads the dateline that the paragraph text[start:end] begins with. lead tells that it is the first paragraph of the story, where
// a place in small letters may do.
func readDateline(text string, start, end int, lead bool) (rawDateline, bool) {
	limit := min(end, start+maxDateline)
	depth := 0
	for i, tries := start, 0; i < limit && tries < 4; i++ {
		switch text[i] {
		case '(':
			depth++
			continue
		case ')':
			depth--
		case '\n', '"':
			i = limit
			continue
		}
		if depth > 0 {
			continue
		}
		mark := endMark(text[i:end])
		if mark == "" {
			continue
		}
		if mark != fullStop {
			tries++
		}
		head, stop := i, i+len(mark)
		if mark[0] == ')' || mark[0] == '/' {
			head++
		}
		d, ok := datelineHead(text, start, head)
		if !ok || !d.believable(text, mark, stop, end, lead) {
			i = stop - 2
			continue
		}
		for stop < end && text[stop] == '-' {
			stop++
		}
		_, after := trim(text, start, stop)
		d.rawSpan = rawSpan{start, after}
		return d, true
	}
	return rawDateline{}, false
}

// fullStop ends a dateline that gives a date: "PARIS, Thursday 2 February. The first train …".
const fullStop = ". "

func endMark(s string) string {
	switch s[0] {
	case '.':
		if strings.HasPrefix(s, fullStop) {
			return fullStop
		}
		return ""
	case ' ', '-', ')', '/', ':', 0xe2:
	default:
		return ""
	}
	for _, m := range datelineEnds {
		if strings.HasPrefix(s, m) {
			return m
		}
	}
	// The dash or stop may be the last character of the paragraph.
	if len(s) <= 4 {
		for _, m := range datelineEnds {
			if len(m) > 1 && s == strings.TrimRight(m, " ") {
				return s
			}
		}
	}
	return ""
}

// believable decides whether what stands before the mark is a dateline, by what it holds and how the mark looks.
func (d *rawDateline) believable(text, mark string, stop, end int, lead bool) bool {
	agency, date := d.agency.end > 0, d.when.found()
	place := d.place.end > 0
	next, _, _ := runeAt(text[:end], min(stop, end))
	dash := strings.ContainsAny(mark, "-—–_―|")
	switch {
	case mark == fullStop:
		first, _, _ := strings.Cut(text[d.place.start:d.place.end], " ")
		return lead && place && date && !agency && !sentenceStarters[strings.ToLower(first)] && (isUpper(next) || isQuote(next))
	case !place:
		return agency && dash && (lead || date)
	case agency && (dash || mark == "/. " || mark == "/ " || mark == "): " || mark == ": "):
		return true
	case mark == "/. " || mark == "/ " || mark == "): ":
		return false
	case date && (dash || mark == ": "):
		return d.caps || lead
	case mark == ": ":
		return d.caps && lead && countWords(text[stop:end], minColonLead) == minColonLead // a title may hold a colon as well
	case d.caps:
		// A heading in capitals is longer than a place.
		return dash && (mark != "--" || next == ' ') && countWords(text[d.place.start:d.place.end], 5) <= 4 && countWords(text[d.region.start:d.region.end], 4) <= 3
	}
	words := strings.Count(text[d.place.start:d.place.end], " ") + 1
	return lead && dash && mark != "–" && mark != "--" && words <= 2 && (isUpper(next) || isQuote(next))
}

// datelineHead reads text[start:end] as place, date and agency, and fails when anything else is in it.
func datelineHead(text string, start, end int) (rawDateline, bool) {
	var d rawDateline
	start, end = trim(text, start, end)
	end = d.takeAgency(text, start, end)
	if end < 0 {
		return d, false
	}
	first := true
	for at := start; at < end; {
		segEnd := segmentEnd(text, at, end)
		s, e := trim(text, at, segEnd)
		at = segEnd + 1
		if s == e {
			continue
		}
		if e > s && text[e-1] == '.' && !strings.Contains(text[s:e-1], ".") && e-s > 5 {
			e--
		}
		switch {
		case d.takeDate(text, s, e):
		case first && d.takePlaces(text, s, e):
		case !first && d.place.end > 0 && d.date.end == 0 && isPlaceName(text[s:e]):
			if d.region.end == 0 {
				d.region.start = s
			}
			d.region.end = e
		case d.place.end > 0 && d.date.end > 0 && d.agency.end == 0 && isAgencyName(text[s:e]) && isCapitals(text[s:e]):
			d.agency = rawSpan{s, e}
		default:
			return d, false
		}
		first = false
	}
	return d, d.place.end > 0 || d.agency.end > 0
}

// segmentEnd is the end of the part of a dateline at byte at: at a comma, or at a full stop before a date.
func segmentEnd(text string, at, end int) int {
	for i := at; i < end; i++ {
		if text[i] == ',' {
			return i
		}
		if text[i] == '.' && i+1 < end && text[i+1] == ' ' && i-at > 3 {
			word := text[i+2 : end]
			if k := strings.IndexAny(word, " .,"); k >= 0 {
				word = word[:k]
			}
			if calendarMonths[strings.ToLower(word)] > 0 || calendarDays[strings.ToLower(word)] != "" {
				return i
			}
		}
	}
	return end
}

// takeAgency takes an agency in brackets or slashes from the end, and gives what is left. It gives -1 when brackets hold something else.
func (d *rawDateline) takeAgency(text string, start, end int) int {
	if end-start < 3 {
		return end
	}
	e := end
	if text[e-1] == '.' && (text[e-2] == '/' || text[e-2] == ')') {
		e--
	}
	open := byte('(')
	switch text[e-1] {
	case ')':
	case '/':
		open = '/'
	default:
		if strings.IndexByte(text[start:end], '(') >= 0 {
			return d.agencyInside(text, start, end)
		}
		return end
	}
	k := strings.LastIndexByte(text[start:e-1], open)
	if k < 0 {
		return -1
	}
	k += start
	if s, t := trim(text, k+1, e-1); isAgencyName(text[s:t]) {
		d.agency = rawSpan{s, t}
		_, left := trim(text, start, k)
		return left
	}
	return -1
}

// agencyInside takes an agency in brackets with a date after it: "WASHINGTON (AP), Aug. 14".
func (d *rawDateline) agencyInside(text string, start, end int) int {
	open := start + strings.IndexByte(text[start:end], '(')
	shut := strings.IndexByte(text[open:end], ')')
	if shut < 0 {
		return -1
	}
	shut += open
	s, t := trim(text, open+1, shut)
	when, ok := parseDate(text[shut+1 : end])
	if !isAgencyName(text[s:t]) || !ok {
		return -1
	}
	d.agency, d.when = rawSpan{s, t}, when
	a, b := trim(text, shut+1, end)
	for a < b && text[a] == ',' {
		a, b = trim(text, a+1, b)
	}
	d.date = rawSpan{a, b}
	_, left := trim(text, start, open)
	return left
}

// takeDate takes text[s:e] as a date, or as more of the date before it.
func (d *rawDateline) takeDate(text string, s, e int) bool {
	if d.date.end > 0 {
		s = d.date.start
	}
	when, ok := parseDate(text[s:e])
	if ok {
		d.when, d.date = when, rawSpan{s, e}
	}
	return ok
}

// takePlaces takes text[s:e] as one place or several with a slash or "and" between them.
func (d *rawDateline) takePlaces(text string, s, e int) bool {
	d.caps = true
	for at := s; at < e; {
		stop, next := e, e
		if k := strings.IndexByte(text[at:e], '/'); k >= 0 {
			stop, next = at+k, at+k+1
		} else if k := strings.Index(strings.ToLower(text[at:e]), " and "); k >= 0 {
			stop, next = at+k, at+k+5
		}
		a, b := trim(text, at, stop)
		if !isPlaceName(text[a:b]) || genreLabels[strings.ToLower(text[a:b])] {
			return false
		}
		d.caps = d.caps && isCapitals(text[a:b])
		if d.place.end == 0 {
			d.place = rawSpan{a, b}
		} else {
			d.more = append(d.more, rawSpan{a, b})
		}
		at = next
	}
	return d.place.end > 0
}

// placeJoiners are words in small letters that names of places hold.
var placeJoiners = wordSet("of de del della di da do dos la le les el al the on sur upon am an and y e and-by in near aboard at outside off los las du des den der")

// maxPlaceWords is the number of words of the longest place.
const maxPlaceWords = 6

// isPlaceName reports whether s looks like the name of a place: a few words with capitals, no digits, no marks of a sentence.
func isPlaceName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > maxPlaceWords {
		return false
	}
	capitals := 0
	for _, w := range words {
		for i := 0; i < len(w); {
			r, c, size := runeAt(w, i)
			if c != letter && r != '-' && r != '.' && !isApostrophe(r) {
				return false
			}
			i += size
		}
		switch {
		case isUpper(firstRune(w)) || isApostrophe(firstRune(w)):
			capitals++
		case !placeJoiners[strings.ToLower(w)] && !strings.Contains(w, "-"):
			return false
		}
	}
	if len(words) == 1 && (sentenceStarters[strings.ToLower(words[0])] || len(s) < 2) {
		return false
	}
	return capitals > 0
}

// isAgencyName reports whether s looks like the name of an agency: a few words with capitals.
func isAgencyName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || len(s) > 48 {
		return false
	}
	for i, w := range words {
		r := firstRune(w)
		if !isUpper(r) && (i == 0 || !isLower(r) && r != '/' && r != '-' && r != '&') {
			return false
		}
		if strings.ContainsAny(w, ";:?!\"0123456789") {
			return false
		}
	}
	return true
}

// isCapitals reports whether nearly all letters of s are capitals: "McMURDO" counts.
func isCapitals(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		if isUpper(r) {
			upper++
		} else if isLower(r) {
			lower++
		}
	}
	return upper >= 2 && lower*3 <= upper
}
