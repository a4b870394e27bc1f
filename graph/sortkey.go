package graph

import "strings"

// SortKey is what lists are ordered by before the id: dated things by their first possible day, then last; named ones by their normal name;
// everything else by its words or type. Stores keep it beside the node and compare it byte by byte.
func SortKey(n Node) string {
	switch n := n.(type) {
	case *Actor:
		return NormalName(n.Name)
	case *Position:
		return NormalName(n.Title)
	case *Statement:
		return dateKey(n.Date)
	case *Claim:
		return dateKey(n.Date)
	case *Agreement:
		return dateKey(n.Date) + " " + NormalName(n.Name)
	case *Event:
		return dateKey(n.Date)
	case *Article:
		return dateKey(n.Published)
	case *Conflict:
		return NormalName(n.Name)
	case *Provision:
		return paddedOrdinal(n.Ordinal)
	case *Relation:
		return string(n.Type)
	case *Occupancy:
		return dateKey(n.From)
	case *Membership:
		return dateKey(n.From)
	case *Participation:
		return string(n.Role)
	case *Correction:
		return n.At
	case *Evidence:
		return padded(n.Start) + " " + padded(n.End)
	}
	return ""
}

// dateKey is the date's bounds; what is undated comes last.
func dateKey(d Date) string {
	first, last := d.Bounds()
	if first == "" {
		return "9999"
	}
	return first + "/" + last
}

// DateOf is the date by which filters look for a node; ok is false for nodes that have none by their nature.
func DateOf(n Node) (d Date, ok bool) {
	switch n := n.(type) {
	case *Statement:
		return n.Date, true
	case *Claim:
		return n.Date, true
	case *Agreement:
		return n.Date, true
	case *Event:
		return n.Date, true
	case *Article:
		return n.Published, true
	}
	return "", false
}

// paddedOrdinal puts provisions in the order of their numbers, those without one last.
func paddedOrdinal(n int) string {
	if n == 0 {
		return "~"
	}
	return padded(n)
}

func padded(n int) string {
	const width = 10
	s := []byte(strings.Repeat("0", width))
	for i := width - 1; i >= 0 && n > 0; i-- {
		s[i] = byte('0' + n%10)
		n /= 10
	}
	return string(s)
}
