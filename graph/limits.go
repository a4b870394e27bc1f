package graph

// The limits that every store keeps. Beyond them a request is refused with CodeLimit and a message that names the limit.
const (
	MaxPage  = 1000 // entries of one page
	MaxKeys  = 5000 // ids in one call or entries in one field of a filter
	MaxHops  = 6    // steps of a path
	MaxPaths = 50   // paths of one answer
	MaxWords = 16   // words of a search

	MaxPatterns = 100 // patterns of one neighbour query
)

// CheckPage returns an error where the page cannot be: CodeInvalid below one entry, CodeLimit above MaxPage.
func CheckPage(op string, p Page) error {
	if p.First < 1 {
		return Errorf(CodeInvalid, op, "", "a page has at least one entry, not %d", p.First)
	}
	if p.First > MaxPage {
		return Errorf(CodeLimit, op, "", "a page has at most %d entries, not %d", MaxPage, p.First)
	}
	return nil
}

// CheckKeys returns an error with CodeLimit where one of the lists is longer than MaxKeys.
func CheckKeys[S ~string](op string, lists ...[]S) error {
	for _, l := range lists {
		if len(l) > MaxKeys {
			return Errorf(CodeLimit, op, "", "at most %d entries in one list, not %d", MaxKeys, len(l))
		}
	}
	return nil
}
