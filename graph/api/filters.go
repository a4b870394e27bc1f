package api

import (
	"context"

	"entente/graph"
	"entente/graph/api/generated/input"
)

// reader turns a filter of the schema into one of the graph. It keeps the first error, so that fields are read one after another and checked once.
type reader struct {
	ctx   context.Context
	names names
	err   error
}

func (r *reader) actors(what string, in []*input.ActorRef) []graph.ID {
	return r.ids(what, actorRefs(in), graph.LabelActor)
}

func (r *reader) places(what string, in []*input.PlaceRef) []graph.ID {
	return r.ids(what, placeRefs(in), graph.LabelPlace)
}

func (r *reader) entities(what string, in []*input.EntityRef) []graph.ID {
	return r.ids(what, entityRefs(in), graph.LabelActor, graph.LabelPlace)
}

func (r *reader) targets(what string, in []*input.TargetRef) []graph.ID {
	return r.ids(what, targetRefs(in), graph.LabelActor)
}

func (r *reader) ids(what string, refs []ref, labels ...graph.Label) []graph.ID {
	if r.err != nil || len(refs) == 0 {
		return nil
	}
	ids, err := r.names.ids(r.ctx, what, refs, labels...)
	r.err = err
	return ids
}

// values checks how many values a list of a filter has.
func values[T any](r *reader, what string, in []T) []T {
	if most := r.names.limits.IDs; r.err == nil && len(in) > most {
		r.err = graph.Errorf(graph.CodeLimit, "read filter", what, "at most %d values, not %d", most, len(in))
	}
	return in
}

// dates opens partial dates to all their days.
func (r *reader) dates(in *input.DateRange) graph.DateRange {
	var out graph.DateRange
	if in == nil {
		return out
	}
	if in.From != nil {
		out.From, _ = r.bounds("from", *in.From)
	}
	if in.To != nil {
		_, out.To = r.bounds("to", *in.To)
	}
	if r.err == nil && out.From != "" && out.To != "" && out.To < out.From {
		r.err = graph.Errorf(graph.CodeInvalid, "read filter", "dates", "the range ends on %s, before it begins on %s", out.To, out.From)
	}
	return out
}

func (r *reader) bounds(what string, d graph.Date) (first, last string) {
	first, last = d.Bounds()
	if first == "" && r.err == nil {
		r.err = graph.Errorf(graph.CodeInvalid, "read filter", "dates."+what, "%q has no year", d)
	}
	return first, last
}

func (r *reader) actorFilter(f *input.ActorFilter) graph.Filter {
	out := graph.Filter{Labels: []graph.Label{graph.LabelActor}}
	if f == nil {
		return out
	}
	if len(f.Kinds) > 0 {
		out.Labels = values(r, "kinds", f.Kinds)
	}
	out.Names = values(r, "names", f.Names)
	out.ISO3 = values(r, "iso3", f.Iso3)
	out.Wikidata = values(r, "wikidata", f.Wikidata)
	out.Kinds = values(r, "organizationKinds", f.OrganizationKinds)
	out.Statuses = values(r, "regionStatuses", f.RegionStatuses)
	out.MentionedIn = values(r, "mentionedIn", f.MentionedIn)
	return out
}

func (r *reader) articleFilter(f *input.ArticleFilter) graph.Filter {
	out := graph.Filter{Labels: []graph.Label{graph.LabelArticle}}
	if f == nil {
		return out
	}
	out.Publishers = values(r, "publishers", f.Publishers)
	out.Mentions = r.entities("mentions", f.Mentions)
	out.Dates = r.dates(f.Dates)
	return out
}

func (r *reader) statementFilter(f *input.StatementFilter) graph.StatementFilter {
	if f == nil {
		return graph.StatementFilter{}
	}
	return graph.StatementFilter{
		Speakers:  r.actors("speakers", f.Speakers),
		About:     r.targets("about", f.About),
		Stances:   values(r, "stances", f.Stances),
		Audiences: r.actors("audience", f.Audience),
		Media:     r.actors("media", f.Media),
		Kinds:     values(r, "kinds", f.Kinds),
		Acts:      values(r, "acts", f.Acts),
		Articles:  values(r, "articles", f.Articles),
		Dates:     r.dates(f.Dates),
	}
}

func (r *reader) agreementFilter(f *input.AgreementFilter) graph.AgreementFilter {
	if f == nil {
		return graph.AgreementFilter{}
	}
	return graph.AgreementFilter{
		Parties:    r.actors("parties", f.Parties),
		Roles:      values(r, "roles", f.Roles),
		AllParties: f.AllParties,
		Kinds:      values(r, "kinds", f.Kinds),
		Stages:     values(r, "stages", f.Stages),
		Topics:     values(r, "topics", f.Topics),
		Articles:   values(r, "articles", f.Articles),
		Dates:      r.dates(f.Dates),
	}
}

func (r *reader) eventFilter(f *input.EventFilter) graph.EventFilter {
	if f == nil {
		return graph.EventFilter{}
	}
	return graph.EventFilter{
		Participants:    r.actors("participants", f.Participants),
		Roles:           values(r, "roles", f.Roles),
		AllParticipants: f.AllParticipants,
		Types:           values(r, "types", f.Types),
		Modes:           values(r, "modes", f.Modes),
		Quads:           values(r, "quads", f.Quads),
		Modalities:      values(r, "modalities", f.Modalities),
		Places:          r.places("places", f.Places),
		Articles:        values(r, "articles", f.Articles),
		Dates:           r.dates(f.Dates),
	}
}

func (r *reader) tieFilter(f *input.TieFilter) graph.TieFilter {
	if f == nil {
		return graph.TieFilter{}
	}
	return graph.TieFilter{
		Subjects:   r.actors("subjects", f.Subjects),
		Objects:    r.actors("objects", f.Objects),
		Ends:       r.actors("ends", f.Ends),
		AllEnds:    f.AllEnds,
		Types:      values(r, "types", f.Types),
		Polarities: values(r, "polarities", f.Polarities),
		Modalities: values(r, "modalities", f.Modalities),
		Articles:   values(r, "articles", f.Articles),
	}
}
