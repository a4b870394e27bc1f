package graph

import "slices"

// known reports whether the vocabulary has the edge type.
func (t EdgeType) known() bool { return slices.Contains(edgeTypes, t) }

// edgeTypes and queryLabels are never written after the package is initialised.
var (
	edgeTypes   = EdgeTypes()
	queryLabels = append(Labels(), LabelActor, LabelPlace)
)

// CheckLabels returns an error with CodeInvalid for a label, or super-label, that the vocabulary does not have.
func CheckLabels(op string, labels ...Label) error {
	for _, l := range labels {
		if !slices.Contains(queryLabels, l) {
			return Errorf(CodeInvalid, op, "", "%q is not a label", l)
		}
	}
	return CheckKeys(op, labels)
}

// CheckEdgeTypes returns an error with CodeInvalid for an edge type that the vocabulary does not have.
func CheckEdgeTypes(op string, types ...EdgeType) error {
	for _, t := range types {
		if !t.known() {
			return Errorf(CodeInvalid, op, "", "%q is not a type of edges", t)
		}
	}
	return CheckKeys(op, types)
}

// first returns the first of some errors that is one.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Check returns an error where the filter cannot be: an unknown label or a list that is too long.
func (f Filter) Check() error {
	const op = "find"
	return first(CheckLabels(op, f.Labels...), CheckKeys(op, f.MentionedIn, f.Mentions),
		CheckKeys(op, f.Names, f.ISO3, f.Wikidata, f.Kinds, f.Statuses, f.Functions, f.Publishers))
}

// Check returns an error where the query cannot be: no pattern, or one with an unknown type, direction or label; too many ids.
func (q NeighbourQuery) Check() error {
	const op = "neighbours"
	if len(q.Patterns) == 0 {
		return Errorf(CodeInvalid, op, "", "at least one pattern of edges is needed")
	}
	if len(q.Patterns) > MaxPatterns {
		return Errorf(CodeLimit, op, "", "at most %d patterns of edges, not %d", MaxPatterns, len(q.Patterns))
	}
	for _, p := range q.Patterns {
		if p.Direction != Out && p.Direction != In {
			return Errorf(CodeInvalid, op, "", "a pattern goes out or in, not %d", p.Direction)
		}
		if err := CheckEdgeTypes(op, p.Type); err != nil {
			return err
		}
		if p.Label == "" {
			continue
		}
		if err := CheckLabels(op, p.Label); err != nil {
			return err
		}
	}
	return first(CheckKeys(op, q.IDs), CheckKeys(op, q.Role))
}

// Check returns an error where a list of the filter is too long.
func (f StatementFilter) Check() error {
	const op = "statements"
	return first(CheckKeys(op, f.Speakers, f.About, f.Audiences, f.Media, f.Articles),
		CheckKeys(op, f.Stances), CheckKeys(op, f.Kinds), CheckKeys(op, f.Acts))
}

// Check returns an error where a list of the filter is too long.
func (f AgreementFilter) Check() error {
	const op = "agreements"
	return first(CheckKeys(op, f.Parties, f.Articles), CheckKeys(op, f.Roles), CheckKeys(op, f.Kinds, f.Topics), CheckKeys(op, f.Stages))
}

// Check returns an error where a list of the filter is too long.
func (f EventFilter) Check() error {
	const op = "events"
	if len(f.Quads) > MaxKeys {
		return Errorf(CodeLimit, op, "", "at most %d entries in one list, not %d", MaxKeys, len(f.Quads))
	}
	return first(CheckKeys(op, f.Participants, f.Places, f.Articles), CheckKeys(op, f.Roles), CheckKeys(op, f.Types, f.Modes), CheckKeys(op, f.Modalities))
}

// Check returns an error where a list of the filter is too long.
func (f TieFilter) Check() error {
	const op = "ties"
	return first(CheckKeys(op, f.Subjects, f.Objects, f.Ends, f.Articles), CheckKeys(op, f.Types), CheckKeys(op, f.Polarities), CheckKeys(op, f.Modalities))
}

// Check returns an error where the filter cannot be: nobody to follow, too many, or a label that never stands in a timeline.
func (f TimelineFilter) Check() error {
	const op = "timeline"
	if len(f.Actors) == 0 {
		return Errorf(CodeInvalid, op, "", "at least one actor is needed")
	}
	for _, l := range f.Labels {
		if l != LabelStatement && l != LabelAgreement && l != LabelEvent {
			return Errorf(CodeInvalid, op, "", "a timeline has statements, agreements and events, not %q", l)
		}
	}
	return first(CheckKeys(op, f.Actors), CheckKeys(op, f.Labels))
}

// Check returns an error where the query cannot be: CodeInvalid for a missing end, an unknown type or a limit below one, CodeLimit above MaxHops or MaxPaths.
func (q PathQuery) Check() error {
	const op = "paths"
	switch {
	case q.From == "" || q.To == "":
		return Errorf(CodeInvalid, op, "", "both ends are needed")
	case q.MaxHops < 1 || q.Limit < 1:
		return Errorf(CodeInvalid, op, "", "at least one hop and one path, not %d and %d", q.MaxHops, q.Limit)
	case q.MaxHops > MaxHops:
		return Errorf(CodeLimit, op, "", "at most %d hops, not %d", MaxHops, q.MaxHops)
	case q.Limit > MaxPaths:
		return Errorf(CodeLimit, op, "", "at most %d paths, not %d", MaxPaths, q.Limit)
	}
	return CheckEdgeTypes(op, q.Types...)
}

// Check returns an error for an unknown label; package searchtext checks the words.
func (q SearchQuery) Check() error { return CheckLabels("search", q.Labels...) }
