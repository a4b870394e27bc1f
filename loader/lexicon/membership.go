package lexicon

import (
	"cmp"
	"slices"
)

// Membership says that an actor belongs or belonged to an organisation or group.
type Membership struct {
	Member ID
	Of     ID
	Role   string // "observer", "associate"; empty for a full member
	From   Date
	To     Date // empty while it lasts
}

type memberIndex struct {
	byMember map[ID][]Membership
	byOf     map[ID][]Membership
}

func indexMembers(ms []Membership) memberIndex {
	ix := memberIndex{byMember: make(map[ID][]Membership, 256), byOf: make(map[ID][]Membership, 128)}
	for _, m := range ms {
		ix.byMember[m.Member] = append(ix.byMember[m.Member], m)
		ix.byOf[m.Of] = append(ix.byOf[m.Of], m)
	}
	for _, group := range ix.byMember {
		slices.SortStableFunc(group, compareMemberships)
	}
	for _, group := range ix.byOf {
		slices.SortStableFunc(group, compareMemberships)
	}
	return ix
}

func compareMemberships(a, b Membership) int {
	return cmp.Or(cmp.Compare(a.From.first(), b.From.first()), cmp.Compare(a.Of, b.Of), cmp.Compare(a.Member, b.Member))
}

// MembersOf returns the memberships in an organisation or group that touch a
// date, all ever for an empty date, ordered by start.
func (lx *Lexicon) MembersOf(of ID, on Date) []Membership {
	return membershipsOn(lx.members.byOf[of], on)
}

// MembershipsOf returns what an actor was a member of on a date, ever for an
// empty date, ordered by start.
func (lx *Lexicon) MembershipsOf(member ID, on Date) []Membership {
	return membershipsOn(lx.members.byMember[member], on)
}

// IsMember reports whether an actor was a full member on a date.
func (lx *Lexicon) IsMember(member, of ID, on Date) bool {
	return slices.ContainsFunc(lx.members.byMember[member], func(m Membership) bool {
		return m.Of == of && m.Role == "" && touches(m.From, m.To, on)
	})
}

func membershipsOn(ms []Membership, on Date) []Membership {
	var out []Membership
	for _, m := range ms {
		if touches(m.From, m.To, on) {
			out = append(out, m)
		}
	}
	return out
}
