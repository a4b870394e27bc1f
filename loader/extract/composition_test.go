package extract_test

import (
	"slices"
	"strings"
	"testing"
)

// TestComposedEvents reads events whose kind follows from several words together.
func TestComposedEvents(t *testing.T) {
	holdEvents(t, []eventCase{
		// verbs that a tagger takes for adjectives or nouns
		{"Kenya froze military cooperation with Chad.", []string{"SANCTION/discontinue ASSERTED Kenya > Chad"}},
		{"Kenya eased restrictions on Sudan.", []string{"CONCEDE ASSERTED Kenya > Sudan"}},
		{"Kenya would free Chad's ambassador.", []string{"RETREAT/release HYPOTHETICAL Kenya > Chad's ambassador"}},
		// words with their object in the midst
		{"Sudan put Chad's ambassador under house arrest.", []string{"COERCE/restrict ASSERTED Sudan > Chad's ambassador"}},
		{"Kenya welcomed Chad's attempt to mediate.", []string{"SUPPORT ASSERTED Kenya > Chad"}},
		// what is approved, passed and backed
		{"Sudan's parliament passed a resolution condemning Chad.", []string{"ACCUSE/disapprove ASSERTED Sudan > Chad"}},
		{"Kenya backed Chad's attack on Sudan.", []string{"ASSAULT ASSERTED Chad > Sudan", "SUPPORT ASSERTED Kenya > Chad"}},
		// nouns with a clause
		{"Kenya reversed its decision to expel Sudanese diplomats.", []string{"RETREAT ASSERTED Kenya > Sudan"}},
		{"Kenya dropped plans to attack Sudan.", nil},
		// wanting and ordering
		{"Kenya wants Sudan to withdraw its troops.", []string{"REQUEST/yield ASSERTED Kenya > Sudan"}},
		// what is sent for what
		{"Sudan sent experts to Chad to investigate the blast.", []string{"ACCUSE/investigate ASSERTED Sudan > "}},
		{"Kenya sent troops to Chad as a peacekeeping force.", []string{"AID ASSERTED Kenya > Chad"}},
		{"Kenya and Chad held military exercises.", []string{"COOPERATE ASSERTED Chad+Kenya > "}},
		{"Kenya sent soldiers to Chad for a humanitarian mission.", []string{"AID ASSERTED Kenya > Chad"}},
		// stopping
		{"Kenya's court struck down the ban on Sudan.", []string{"CONCEDE ASSERTED Kenya > Sudan"}},
		{"Sudan failed to renew its embargo against Chad.", []string{"RETREAT ASSERTED Sudan > Chad"}},
		{"Sudan's offensive against Chad ended.", []string{"RETREAT/ceasefire ASSERTED Sudan > Chad"}},
		{"Kenya put arms sales to Chad on hold.", []string{"SANCTION/discontinue ASSERTED Kenya > Chad"}},
		{"Kenya banned talks with Sudan.", []string{"SANCTION/discontinue ASSERTED Kenya > Sudan"}},
		{"Kenya stopped short of condemning Sudan.", []string{"ACCUSE/disapprove NEGATED Kenya > Sudan"}},
		// whatever the object is
		{"Kenya returned a flute to Chad.", []string{"RETREAT/release ASSERTED Kenya > Chad"}},
		{"Kenya denied a berth to Chad.", []string{"REJECT ASSERTED Kenya > Chad"}},
		{"Kenya and Chad will jointly search for oil.", []string{"COOPERATE FUTURE Chad+Kenya > "}},
		// what somebody is called and put under
		{"Sudan's foreign minister called Chad a liar.", []string{"ACCUSE/disapprove ASSERTED Sudan's foreign minister > Chad"}},
		{"Kenya removed Sudan from its list of enemies.", []string{"CONCEDE ASSERTED Kenya > Sudan"}},
		{"Kenya hit Sudan with sanctions.", []string{"SANCTION ASSERTED Kenya > Sudan"}},
		{"Kenya told Sudan to leave.", []string{"REQUEST/yield ASSERTED Kenya > Sudan"}},
		{"Kenya promised Sudan that it would send food.", []string{"AGREE ASSERTED Kenya > Sudan"}},
		{"Ingrid Solheim launched a scathing attack on Kenya.", []string{"ACCUSE/disapprove ASSERTED Ingrid Solheim > Kenya"}},
		{"Ingrid Solheim attacked Tomas Berg in a speech.", []string{"ACCUSE/disapprove ASSERTED Ingrid Solheim > Tomas Berg"}},
		// what is no event
		{"Ingrid Solheim suspended her campaign.", nil},
		{"Ingrid Solheim told the press, \"to show what we can do.\"", nil},
		{"Kenya demonstrates that it can win.", nil},
		{"Kenya is ready to stop.", nil},
		{"Sudan denied that it agreed to release Chad's ambassador.", []string{"AGREE NEGATED Sudan > Chad's ambassador"}},
		{"Kenya returned the compliment to Chad.", nil},
		{"Sudan is ready to defend itself, Chad said.", nil},
	})
}

// TestSignBetweenKnownActors reads what joins two actors that the caller marked, of which nothing may be taken for the other sign.
func TestSignBetweenKnownActors(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct{ text, want string }{
		{"[The harbour board] approved the deportation of [two divers].", "COERCE/deport ASSERTED harbour board > divers"},
		{"[The harbour board] ordered the guards to release [the divers].", "RETREAT/release ASSERTED harbour board > divers"},
		{"[The harbour board] ordered [the divers] to leave.", "REQUEST ASSERTED harbour board > divers"},
		{"[The harbour board]'s refusal to meet [the divers] cost it votes.", "REJECT/meet ASSERTED harbour board > divers"},
		{"[The ferrymen] said they will not end their strike until [the harbour board] provides a timetable.", "CONCEDE NEGATED ferrymen > harbour board"},
		{"[The harbour board] upheld the conviction of [the diver].", "SANCTION/convict ASSERTED harbour board > diver"},
		{"[The harbour board] took part in a raid with [the divers] on the smugglers.", "COOPERATE ASSERTED harbour board > divers"},
		{"[The harbour board] listened to [the divers]' grievances about the bombing.", ""},
		{"[The harbour board] condemned the agreement with [the divers].", "ACCUSE/disapprove ASSERTED harbour board > divers"},
		{"[The harbour board] put an end to the talks with [the divers].", "SANCTION/discontinue ASSERTED harbour board > divers"},
		{"[The harbour board] is considering sanctions against [the divers].", "SANCTION FUTURE harbour board > divers"},
		// what only happened before, or is a reason, joins nobody
		{"[The harbour board] gave [the divers] a new timetable after weeks of criticism.", ""},
		{"[The harbour board] counted [the divers], who deliver food to the islands.", ""},
		{"[The harbour board] did not attack [the divers] in its letter.", ""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			plain, spans := bracketed("NAIROBI - " + tt.text)
			d := readMarked(t, x, plain, spans)
			got := slices.DeleteFunc(events(d), func(e string) bool { return strings.HasPrefix(e, "ASSAULT NEGATED") })
			if tt.want == "" && len(got) > 0 || tt.want != "" && !slices.Contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
