package extract_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWhoIsMeant holds who says and does what where the words that stand nearest are somebody else's.
func TestWhoIsMeant(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct {
		name, text string
		said       []string
		done       []string
	}{
		{name: "one of a people", text: "An Italian said he had seen the ship.", said: []string{"Italian: he had seen the ship"}},
		{name: "one of a party", text: `"The race is lost," said a Ruritanian Republican.`, said: []string{`Ruritanian Republican: "The race is lost,"`}},
		{name: "one of a party in a place", text: `"She is too far behind," added another Ohio Democrat.`, said: []string{`Ohio Democrat: "She is too far behind,"`}},
		{name: "some of a party", text: "Some Democrats said they feared the vote.", said: []string{"some Democrats: they feared the vote"}},
		{name: "a party", text: "Democrats said they feared the vote.", said: []string{"Democratic Party: they feared the vote"}},
		{name: "number out of a number", text: "Two out of three Italians said the country was on the wrong path.", said: []string{"two out of three Italians: the country was on the wrong path"}},
		{name: "what one does", text: "The Swede attacked Norway.", done: []string{"ASSAULT ASSERTED Swede > Norway"}},
		{name: "what all do", text: "The French attacked Norway.", done: []string{"ASSAULT ASSERTED France > Norway"}},
		{name: "what is done to some", text: "Ethiopia expelled some 70,000 Eritreans.", done: []string{"COERCE/deport ASSERTED Ethiopia > Eritrea"}},
		{name: "apposition with a clause", text: "Jane Doe, a wealthy Republican who criticised Mexico, came first.", said: []string{"Jane Doe: Mexico"}, done: []string{"ACCUSE/disapprove ASSERTED Jane Doe > Mexico"}},
		{name: "predicate with a clause", text: "Jane Doe is a crank and a Democrat who has criticised Mexico.", said: []string{"Jane Doe: Mexico"}, done: []string{"ACCUSE/disapprove ASSERTED Jane Doe > Mexico"}},
		{name: "cleft", text: "It was Norway that attacked Sweden.", done: []string{"ASSAULT ASSERTED Norway > Sweden"}},
		{name: "clause that agrees with the singular", text: "It is a habit with Jane Doe, a candidate aiming at moderate voters who often seems to criticise Mexico.", said: []string{"Jane Doe: Mexico"}, done: []string{"ACCUSE/disapprove ASSERTED Jane Doe > Mexico"}},
		{name: "fraction", text: "Two-thirds of party insiders said the race was over.", said: []string{"two-thirds of party insiders: the race was over"}},
		{name: "number of two words", text: "Twenty-four percent said they had no view.", said: []string{"twenty-four percent: they had no view"}},
		{name: "three in five", text: "Three-in-five harbour workers said the race was open.", said: []string{"three-in-five harbour workers: the race was open"}},
		{name: "set off by dashes", text: "Workers in the next two states — Nevada and Ohio — said that the race was open.", said: []string{"workers: the race was open"}},
		{name: "second apposition", text: `"It sounds odd," said Jane Doe, pastor of the Harbour Church and a supporter of the movement.`, said: []string{`Jane Doe: "It sounds odd,"`}},
		{name: "not whom he tells", text: `John Roe met Jane Doe and Paul Krall. "They went away," he told Krall.`, said: []string{`John Roe: "They went away,"`}, done: []string{"CONSULT ASSERTED John Roe > Jane Doe+Paul Krall"}},
		{name: "who does not answer", text: "Paul Krall would not say how the party would act, saying only that the vote was lost.", said: []string{"Paul Krall: the vote was lost"}},
		{name: "second means", text: "That irritates them by suggesting that the voters got it wrong and by dismissing the complaint."},
		{name: "any verb behind a quotation", text: `Jane Doe met Paul Krall. "It stays," an angry Krall retaliated. "It never gives up."`, said: []string{`Paul Krall: "It stays," … "It never gives up."`}, done: []string{"CONSULT ASSERTED Jane Doe > Paul Krall"}},
		{name: "what is done behind a quotation", text: `Jane Doe read "The Harbour," and Paul Krall laughed.`},
		{name: "laughing says nothing", text: "When Jane Doe was asked, she laughed."},
		{name: "what an agency relays", text: "According to Reuters, quoting the Harbour Board, the road was open.", said: []string{"Reuters: the road was open"}},
		{name: "whose board it is", text: "The road was open, according to Kenya's Harbour Board.", said: []string{"Harbour Board: The road was open"}},
		{name: "request that is answered", text: "In May, a judge, in response to a request, ordered the Harbour Board to open the road.", said: []string{"judge: the Harbour Board to open the road"}, done: []string{"REQUEST ASSERTED judge > Harbour Board"}},
		{name: "penalty", text: "Paul Krall conceded a penalty which the referee awarded Sweden."},
		{name: "credit for luck", text: "Jane Doe credited the win to luck."},
		{name: "commands", text: `Jane Doe told Paul Krall so. She commanded him to "open the doors."`, said: []string{`Jane Doe: him to "open the doors."`}, done: []string{"REQUEST ASSERTED Jane Doe > Paul Krall"}},
		{name: "title of a work", text: "“Orange Is the New Black” star Jane Doe left early."},
		{name: "behind the title of a work", text: "With the help of “Flip the Script,” Jane Doe asked actors to act “whiter.”", said: []string{"Jane Doe: actors to act “whiter.”"}},
		{name: "not only", text: "Not only did Sweden attack Norway, but it also attacked Denmark.", done: []string{"ASSAULT ASSERTED Sweden > Denmark", "ASSAULT ASSERTED Sweden > Norway"}},
		{name: "pretext", text: "They fired under the absurd pretext that Norway had attacked Sweden.", done: []string{"ASSAULT HYPOTHETICAL Norway > Sweden"}},
		{name: "condition", text: "If the Americans choose Jane Doe, that will have consequences.", done: []string{"SUPPORT HYPOTHETICAL United States > Jane Doe"}},
		{name: "hopeful", text: "World leaders have slammed U.S. presidential hopeful Donald Trump as the vote looms.", said: []string{"World leaders: U.S. presidential hopeful Donald Trump"}, done: []string{"ACCUSE/disapprove ASSERTED World leaders > Donald Trump"}},
		{name: "government by its head's name", text: "Barack Obama spoke. The Obama administration criticised Mexico.", said: []string{"United States: Mexico"}, done: []string{"ACCUSE/disapprove ASSERTED United States > Mexico"}},
		{name: "surname that the tagger takes for another word", text: "Steve Whitmore was at church. Ada Roe was there. Then Whitmore left. Whitmore stated Roe left church in September.", said: []string{"Steve Whitmore: Roe left church in September"}},
		{name: "according to, without a comma", text: "Steve Whitmore is old. According to Whitmore the church property was returned by mail.", said: []string{"Steve Whitmore: the church property was returned by mail"}},
		{name: "according to, with a comma", text: "Steve Whitmore is old. According to Whitmore, the church property was returned by mail.", said: []string{"Steve Whitmore: the church property was returned by mail"}},
		{name: "leaders of a leader's party", text: "Jane Doe, the leader of the Harbour Party, met Paul Krall. Several Harbour Party leaders suggested that the road be closed.", said: []string{"several Harbour Party leaders: the road be closed"}, done: []string{"CONSULT ASSERTED Jane Doe > Paul Krall"}},
		{name: "of a place, behind other places", text: "At a rally in Portsmouth, N.H., on Tuesday, Senator Jane Doe of Vermont left, saying that her rival would win.", said: []string{"Jane Doe: her rival would win"}},
		{name: "that is according to", text: "Jane Doe is poised to win next week. That's according to members of the Harbour Caucus.", said: []string{"members: Jane Doe is poised to win next week"}},
		{name: "pledged delegates", text: "Jane Doe leads by roughly 270 pledged delegates as the season ends."},
		{name: "they who spoke before", text: "The report's authors said that the road was bad.\n\nThe results of the Harbour Study published in May revealed that children in the harbour are ill. The report has prompted calls for all roads to be closed. They say closing them is good.", said: []string{"report's authors: the road was bad", "report's authors: closing them is good"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, x, "The news of the day\n\nMarch 3, 2016\n\n"+tt.text)
			if got := said(d); !slices.Equal(got, tt.said) {
				t.Errorf("said: %s", cmp.Diff(tt.said, got))
			}
			if got := events(d); !slices.Equal(got, tt.done) {
				t.Errorf("done: %s", cmp.Diff(tt.done, got))
			}
		})
	}
}
