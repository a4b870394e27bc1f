package text

import "strings"

// maxAddress is the number of bytes of the longest web address that is kept whole; it keeps the reading linear.
const maxAddress = 2048

var (
	domainEnds = []string{".com", ".org", ".net", ".gov", ".edu", ".mil", ".int", ".info", ".co.uk", ".org.uk", ".gov.uk", ".ac.uk", ".eu"}
	fileEnds   = []string{".doc", ".docx", ".pdf", ".xls", ".jpg", ".jpeg", ".png", ".gif", ".txt", ".htm", ".html", ".mp3", ".exe", ".zip"}
)

// address gives the end of the web address, e-mail address or file name that begins at i, or i when there is none.
func (t *tokenizer) address(i int) int {
	b := t.s[i]
	if !asciiLetter(b) && !('0' <= b && b <= '9') {
		return i
	}
	end, mark := i, false
	for end < len(t.s) && end-i < maxAddress {
		c := t.s[end]
		if c <= ' ' || c == '"' || c == '<' || c == '>' || c == '[' || c == ']' || c == '`' || c == '{' || c == '}' || c >= 0x80 {
			break
		}
		mark = mark || c == '.' || c == '@' || c == ':'
		end++
	}
	if !mark {
		return i
	}
	for end > i && strings.IndexByte(".,;:!?')]*", t.s[end-1]) >= 0 {
		if t.s[end-1] == ')' && strings.Count(t.s[i:end], "(") >= strings.Count(t.s[i:end], ")") {
			break
		}
		end--
	}
	if isAddress(t.s[i:end]) {
		return end
	}
	return i
}

func isAddress(s string) bool {
	if colon := strings.Index(s, "://"); colon > 1 && colon <= 8 {
		return true
	}
	lower := strings.ToLower(s)
	if strings.HasPrefix(lower, "www.") || strings.HasPrefix(lower, "mailto:") {
		return len(s) > 7
	}
	if at := strings.IndexByte(s, '@'); at > 0 && at == strings.LastIndexByte(s, '@') {
		return strings.IndexByte(s[at:], '.') > 1 && !strings.ContainsAny(s, ",;()")
	}
	host, _, path := strings.Cut(lower, "/")
	if strings.ContainsAny(host, ",;:()'&") {
		return false
	}
	for _, e := range domainEnds {
		if strings.HasSuffix(host, e) && len(host) > len(e) {
			return true
		}
	}
	if !path {
		if isHierarchy(s) {
			return true
		}
		for _, e := range fileEnds {
			if strings.HasSuffix(host, e) && len(host) > len(e) {
				return true
			}
		}
	}
	return false
}

// isHierarchy reports whether s is a name of at least three parts in small letters with full stops between them: "sci.space.news".
func isHierarchy(s string) bool {
	parts, length := 1, 0
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z' || c == '-' && length > 0:
			length++
		case c == '.' && length > 1:
			parts, length = parts+1, 0
		default:
			return false
		}
	}
	return parts >= 3 && length > 1
}
