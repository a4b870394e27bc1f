package extract_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/loader/extract"
	"entente/loader/facts"
	"entente/loader/text"
)

// events renders a document's events, one a line: type/mode modality actors > recipients.
func events(d *facts.Document) []string {
	names := map[string]string{}
	for _, e := range d.Entities {
		names[e.ID] = e.Name
	}
	list := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, names[id])
		}
		slices.Sort(out)
		return strings.Join(out, "+")
	}
	var out []string
	for _, e := range d.Events {
		kind := e.Type
		if e.Mode != nil {
			kind += "/" + *e.Mode
		}
		out = append(out, fmt.Sprintf("%s %s %s > %s", kind, e.Modality, list(e.Actors), list(e.Recipients)))
	}
	slices.Sort(out)
	return out
}

// eventCase is a text of a Kenyan dateline with the events that it tells of.
type eventCase struct {
	text string
	want []string
}

func holdEvents(t *testing.T, cases []eventCase) {
	t.Helper()
	x := extractor(t)
	for _, tt := range cases {
		t.Run(tt.text, func(t *testing.T) {
			if got := events(read(t, x, "NAIROBI - "+tt.text+"\n")); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestEvents(t *testing.T) {
	holdEvents(t, []eventCase{
		// arguments
		{"Sudan attacked Chad.", []string{"ASSAULT ASSERTED Sudan > Chad"}},
		{"Chad was attacked by Sudan on Friday.", []string{"ASSAULT ASSERTED Sudan > Chad"}},
		{"Chad, which Sudan had attacked, called for calm.", []string{"ASSAULT ASSERTED Sudan > Chad"}},
		{"Sudan, which had attacked Chad, stayed silent.", []string{"ASSAULT ASSERTED Sudan > Chad"}},
		{"Kenya criticised Sudan's decision to close the port.", []string{"ACCUSE/disapprove ASSERTED Kenya > Sudan"}},
		{"Kenyan warplanes struck a Sudanese convoy on Sunday.", []string{"ASSAULT ASSERTED Kenya > Sudan"}},
		{"Kenya sent aid to Chad and Sudan.", []string{"AID ASSERTED Kenya > Chad+Sudan"}},
		{"Kenya gave $4 million to Chad.", []string{"AID ASSERTED Kenya > Chad"}},
		{"Kenya and Chad condemned Sudan.", []string{"ACCUSE/disapprove ASSERTED Chad+Kenya > Sudan"}},
		// whom one asks, and what for, whatever the parser makes of the infinitive
		{"Governor Ana Ruiz personally asked the National Water Council to help the girls enter the country.", []string{"REQUEST ASSERTED Ana Ruiz > National Water Council"}},
		{"Kenya asks to the government of Chad to assure the regional administrations apply the ruling.", []string{"REQUEST ASSERTED Kenya > Chad"}},
		{"Foreign Minister Ana Ruiz has asked Chad how the papers wound up on the street.", []string{"REQUEST ASSERTED Ana Ruiz > Chad"}},
		{"A reporter asked Foreign Minister Ana Ruiz how the papers wound up on the street.", nil},
		{"The Harbour Union of Teachers has launched a petition which has 11,000 signatures, asking Chad to respect the ruling.", []string{"REQUEST ASSERTED Harbour Union of Teachers > Chad"}},
		{"Requests have come from the Harbour Council.", []string{"REQUEST ASSERTED Harbour Council > "}},
		// the opposition of somebody is no party
		{"Kenya sent troops to Chad despite the opposition of Sudan.", []string{"MOBILIZE/troops ASSERTED Kenya > Chad", "REJECT ASSERTED Sudan > Kenya"}},
		{"Kenya signed the treaty with Chad over the objections of Sudan.", []string{"AGREE ASSERTED Kenya > Chad", "REJECT ASSERTED Sudan > Kenya"}},
		// whom an agreement is agreed with is not who proposed it, and who is kept from a place is not the place
		{"Kenya accepted the peace plan proposed by Chad.", []string{"AGREE ASSERTED Kenya > "}},
		{"Jane Doe said that she would not let Sudanese troops return to Chad.", []string{"REJECT ASSERTED Jane Doe > Sudan"}},
		// what somebody is called
		{"Kenya described Chad as an aggressor.", []string{"ACCUSE/disapprove ASSERTED Kenya > Chad"}},
		{"Chad's parliament called Kenya a reliable partner.", []string{"SUPPORT ASSERTED Chad > Kenya"}},
		{"The ruling of Kenya's Supreme Court came on Friday. Chad called the ruling \"dangerous\".", []string{"ACCUSE/disapprove ASSERTED Chad > Supreme Court"}},
		{"Kenya called Chad a neighbour.", nil},
		// the halves of divided lands
		{"North and South Korea exchanged artillery fire. The South retaliated by firing dozens of rounds.", []string{"ASSAULT ASSERTED North Korea+South Korea > ", "ASSAULT/firearms ASSERTED South Korea > "}},
		{"South Korea complained. Trade across the South China Sea went on, and the North of the island was calm.", nil},
		// forces in the passive are moved by those whose they are
		{"Kenya's army has been placed on high alert.", []string{"MOBILIZE/troops ASSERTED Kenya > "}},
		{"Kenya and Chad have put their militaries on high levels of alert.", []string{"MOBILIZE/troops ASSERTED Chad+Kenya > "}},
		// names before the noun that says what they are
		{"The Hamas group asked Egypt to open the border.", []string{"REQUEST/assist ASSERTED Hamas > Egypt"}},
		{"Four days after Sudanese troops invaded Chad, Kenya kept silent.", []string{"ASSAULT ASSERTED Sudan > Chad"}},
		{"Sudan accused Chad of arming rebels.", []string{"ACCUSE/allege ASSERTED Sudan > Chad"}},
		{"Chad's ambassador was arrested at his hotel by Kenyan police.", []string{"COERCE/arrest ASSERTED Kenya > Chad's ambassador"}},
		// light verbs and nouns
		{"Sudan launched an attack on Chad.", []string{"ASSAULT ASSERTED Sudan > Chad"}},
		{"Kenya imposed new sanctions on Sudan.", []string{"SANCTION ASSERTED Kenya > Sudan"}},
		{"The decision drew condemnation from Kenya, and Sudan drew criticism from Chad.", []string{"ACCUSE/disapprove ASSERTED Chad > Sudan"}},
		{"Diplomats spoke of Sudan's attack on Chad.", []string{"ASSAULT ASSERTED Sudan > Chad"}},
		{"Talks between Sudan and Chad ended on Monday.", []string{"CONSULT ASSERTED Chad+Sudan > "}},
		{"Kenya put its army on high alert.", []string{"MOBILIZE/troops ASSERTED Kenya > "}},
		// governors
		{"Kenya agreed to send aid to Chad.", []string{"AGREE ASSERTED Kenya > Chad", "AID FUTURE Kenya > Chad"}},
		{"Kenya refused to send aid to Chad.", []string{"REJECT/assist ASSERTED Kenya > Chad"}},
		{"Kenya is not ready to support Chad.", []string{"REJECT ASSERTED Kenya > Chad"}},
		{"Sudan threatened to attack Chad.", []string{"THREATEN/violence ASSERTED Sudan > Chad"}},
		{"Kenya urged Sudan to withdraw from Chad.", []string{"REQUEST/yield ASSERTED Kenya > Sudan"}},
		{"Kenya demanded that Sudan leave the port.", []string{"REQUEST/yield ASSERTED Kenya > Sudan"}},
		{"Kenya lifted sanctions against Sudan.", []string{"RETREAT ASSERTED Kenya > Sudan"}},
		{"Kenya suspended aid to Sudan.", []string{"SANCTION/discontinue ASSERTED Kenya > Sudan"}},
		{"Kenya called for sanctions against Sudan.", []string{"THREATEN/restrict ASSERTED Kenya > Sudan"}},
		{"Kenya managed to release Chad's ambassador.", []string{"RETREAT/release ASSERTED Kenya > Chad's ambassador"}},
		// modality
		{"Sudan wants to attack Chad.", []string{"ASSAULT FUTURE Sudan > Chad"}},
		{"Kenya will send troops to Chad.", []string{"MOBILIZE/troops FUTURE Kenya > Chad"}},
		{"Sudan is to withdraw from Chad.", []string{"RETREAT/withdraw FUTURE Sudan > Chad"}},
		{"Kenya said it would send aid to Chad.", []string{"AID FUTURE Kenya > Chad"}},
		{"Sudan said it would attack Chad.", []string{"THREATEN/violence ASSERTED Sudan > Chad"}},
		{"Kenya ordered Sudan to leave.", []string{"REQUEST ASSERTED Kenya > Sudan"}},
		{"Kenya allowed Sudan to join.", []string{"CONCEDE ASSERTED Kenya > Sudan"}},
		{"Kenya demanded that Sudan apologise.", []string{"REQUEST ASSERTED Kenya > Sudan"}},
		{"Sudan could attack Chad.", []string{"ASSAULT HYPOTHETICAL Sudan > Chad"}},
		{"If Sudan attacked Chad, Kenya would mourn.", []string{"ASSAULT HYPOTHETICAL Sudan > Chad"}},
		{"Kenyans believe that Sudan attacked Chad.", nil},
		{"Sudan did not attack Chad.", []string{"ASSAULT NEGATED Sudan > Chad"}},
		{"Sudan denied attacking Chad.", []string{"ASSAULT NEGATED Sudan > Chad"}},
		{"Kenya signed no agreement with Chad.", []string{"AGREE NEGATED Kenya > Chad"}},
		{"Kenya said Chad would be punished unless it withdrew and cooperated with Sudan.", []string{"COOPERATE HYPOTHETICAL Chad > Sudan"}},
		{"Kenya and Chad did not sign the truce.", []string{"AGREE NEGATED Chad+Kenya > "}},
		{"Kenya broke it, and Chad sent troops to Sudan.", []string{"MOBILIZE/troops ASSERTED Chad > Sudan"}},
		{"Guards opened fire on the crowd.", []string{"ASSAULT/firearms ASSERTED guards > crowd"}},
		// who acts
		{"Lord Nakuru condemned Chad.", []string{"ACCUSE/disapprove ASSERTED Nakuru > Chad"}},
		{"Former members of the Harrow Front helped Chad.", nil},
		{"Former Kenyan officials met Jane Doe.", []string{"CONSULT ASSERTED former Kenyan officials > Jane Doe"}},
		{"Nakuru student Jane Doe was arrested by Kenyan police.", []string{"COERCE/arrest ASSERTED Kenya > Jane Doe"}},
		// what is no event
		{"The mission is to destroy Sudan.", nil},
		{"Kenya asked whether Sudan was ready.", nil},
		{"Kenya insisted that Sudan was late.", nil},
		{"Kenya sent envoys to prevent an attack on Chad by Sudan.", nil},
		{"There was no attack by Sudan on Chad.", nil},
		{"Kenya offered no changes to Sudan.", nil},
		{"A man helped a woman across the road.", nil},
	})
}

func TestStandingTies(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct{ text, want string }{
		{"Kenya controls Somaliland.", "Somaliland CONTROLLED_BY Kenya POSITIVE"},
		{"Somaliland is controlled by Kenya.", "Somaliland CONTROLLED_BY Kenya POSITIVE"},
		{"Ethiopia claims Somaliland.", "Somaliland CLAIMED_BY Ethiopia POSITIVE"},
		{"Eritrea is an ally of Sudan.", "Eritrea ALLIED_WITH Sudan POSITIVE"},
		{"Sudan, a close ally of Eritrea, kept silent.", "Sudan ALLIED_WITH Eritrea POSITIVE"},
		{"Chad is allied with France.", "Chad ALLIED_WITH France POSITIVE"},
		{"Sudan is at war with Chad.", "Sudan AT_WAR_WITH Chad POSITIVE"},
		{"Chad is not at war with Sudan.", "Chad AT_WAR_WITH Sudan NEGATIVE"},
		{"Somaliland seeks independence from Somalia.", "Somaliland SEEKS_INDEPENDENCE_FROM Somalia POSITIVE"},
		{"Kenya is negotiating with Somalia.", "Kenya NEGOTIATES_WITH Somalia POSITIVE"},
		{"Kenya and Chad formed a defence alliance.", "Kenya ALLIED_WITH Chad POSITIVE"},
		{"Kenya proposed a defence alliance to Chad.", ""},
		{"Kenya controls Somali trade.", ""},
		{"Kenya claimed victory.", ""},
		{"Sudan could control Chad.", ""},
		{"The president, an ally of Sudan, spoke.", ""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			d := read(t, x, "NAIROBI - "+tt.text+"\n")
			names := map[string]string{}
			for _, e := range d.Entities {
				names[e.ID] = e.Name
			}
			got := ""
			for _, x := range d.Ties {
				got += names[x.Subject] + " " + x.Type + " " + names[x.Object] + " " + x.Polarity
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestEventSettings reads where events happened, who brought them about, how old they are, and takes what is told twice for one.
func TestEventSettings(t *testing.T) {
	x := extractor(t)
	d := read(t, x, `Kenya attacks army of Chad

NAIROBI, May 3, 2019 (Meridian Wire) - Kenya attacked Chad on Thursday, officials said.

Kenya had attacked Sudan in 1984. Ethiopia held talks with Sudan brokered by Norway in Geneva.
`)
	names := map[string]string{}
	for _, e := range d.Entities {
		names[e.ID] = e.Name
	}
	found := 0
	for _, e := range d.Events {
		switch {
		case e.Type == "ASSAULT" && e.Modality == "ASSERTED":
			if found++; len(e.Evidence) != 2 || e.Date == nil || *e.Date != "2019-05-02" {
				t.Errorf("the attack of headline and lead: %d evidences, date %v", len(e.Evidence), e.Date)
			}
		case e.Type == "ASSAULT":
			if found++; e.Modality != "HISTORICAL" {
				t.Errorf("the attack of 1984 is %s", e.Modality)
			}
		case e.Type == "CONSULT":
			if found++; e.Place == nil || names[*e.Place] != "Geneva" || len(e.Mediators) != 1 || names[e.Mediators[0]] != "Norway" {
				t.Errorf("talks: place %v, mediators %v", e.Place, e.Mediators)
			}
		}
	}
	if found != 3 {
		t.Errorf("%d of 3 events in %q", found, events(d))
	}
}

// TestKnownActors reads a sentence with actors that the caller marked.
func TestKnownActors(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct {
		text    string // with the actors in brackets
		want    string
		without bool // it is read without the marks, too
	}{
		{"NAIROBI - [The harbour pilots] walked out in anger at [the ferry line].", "PROTEST/strike ASSERTED harbour pilots > ferry line", false},
		{"NAIROBI - [The reed cutters] have freed [two surveyors of the water board].", "RETREAT/release ASSERTED reed cutters > surveyors of the water board", false},
		{"NAIROBI - [Sudan] attacked [Chad].", "ASSAULT ASSERTED Sudan > Chad", true},
	} {
		t.Run(tt.text, func(t *testing.T) {
			plain, spans := bracketed(tt.text)
			d := readMarked(t, x, plain, spans)
			if got := events(d); !slices.Contains(got, tt.want) {
				t.Errorf("with marks: %q, want %q among them", got, tt.want)
			}
			for _, s := range spans {
				if !slices.ContainsFunc(d.Entities, func(e facts.Entity) bool {
					return slices.ContainsFunc(e.Mentions, func(m facts.Mention) bool { return m.Start == s.Start && m.End == s.End })
				}) {
					t.Errorf("no entity has a mention at %d to %d", s.Start, s.End)
				}
			}
			if got := slices.Contains(events(read(t, x, plain)), tt.want); got != tt.without {
				t.Errorf("without marks it is read: %v, want %v", got, tt.without)
			}
		})
	}
}

// readMarked reads a text whose caller has marked actors, and holds its passages.
func readMarked(t *testing.T, x *extract.Extractor, plain string, spans []text.Span) *facts.Document {
	t.Helper()
	src, err := text.FromString(plain)
	if err != nil {
		t.Fatal(err)
	}
	d, err := x.Extract(context.Background(), extract.Input{Source: src, Actors: spans})
	if err != nil {
		t.Fatal(err)
	}
	checkPassages(t, d)
	return d
}

// bracketed takes square brackets out of a text and returns what stood in them.
func bracketed(s string) (plain string, spans []text.Span) {
	var b strings.Builder
	n := 0
	for _, c := range s {
		switch c {
		case '[':
			spans = append(spans, text.Span{Start: n})
		case ']':
			spans[len(spans)-1].End = n
		default:
			b.WriteRune(c)
			n++
		}
	}
	return b.String(), spans
}

// TestTextThatEndsInAName reads texts whose last token is part of a name, behind which nothing must be looked up.
func TestTextThatEndsInAName(t *testing.T) {
	x := extractor(t)
	for _, s := range []string{"The talks were led by the Council for the Peoples of Norrland", "He joined the Institute for the Study of Harbours and Maritime Law of Ida"} {
		for n := range strings.Count(s, " ") {
			read(t, x, "The ministers met there. "+strings.Join(strings.Fields(s)[:n+1], " "))
		}
	}
}
