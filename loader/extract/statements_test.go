package extract_test

import (
	"slices"
	"strings"
	"testing"

	"entente/loader/facts"
)

// said is a statement in short: "SPEAKERS: content", the parts of a broken quotation joined by " … ". Nobody is "-".
func said(d *facts.Document) []string {
	names := map[string]string{}
	for _, e := range d.Entities {
		names[e.ID] = e.Name
	}
	var out []string
	for i := range d.Statements {
		s := &d.Statements[i]
		var who []string
		for _, id := range s.Speakers {
			who = append(who, names[id])
		}
		if len(who) == 0 {
			who = []string{"-"}
		}
		content := s.Content.Exact
		if len(s.Parts) > 0 {
			var parts []string
			for _, p := range s.Parts {
				parts = append(parts, p.Exact)
			}
			content = strings.Join(parts, " … ")
		}
		out = append(out, strings.Join(who, " + ")+": "+content)
	}
	return out
}

// opening introduces the people of the test sentences by name.
const opening = "Anna Lindqvist, the mayor of Lund, and Peter Holm, a member of the Harbour Party, met in Vienna on Monday.\n\n"

func TestWhoSaidWhat(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"verb and subject", `"The road is open," said Lindqvist.`, []string{`Anna Lindqvist: "The road is open,"`}},
		{"long apposition", `"The road is open," said Lindqvist, the mayor of Lund, who has held the office since 2011.`, []string{`Anna Lindqvist: "The road is open,"`}},
		{"apposition before the verb", `"The road is open," Holm, a member of the Harbour Party, said.`, []string{`Peter Holm: "The road is open,"`}},
		{"woman in the crowd", `"Nobody asked us," a woman in the crowd shouted.`, []string{`woman: "Nobody asked us,"`}},
		{"in two parts", `"The road is open," Lindqvist said, "and it stays open."`, []string{`Anna Lindqvist: "The road is open," … "and it stays open."`}},
		{"a cue of its own", `"The road is open," Lindqvist said. "It stays open," she added.`, []string{`Anna Lindqvist: "The road is open,"`, `Anna Lindqvist: "It stays open,"`}},
		{"in the next paragraph", "\"The road is open,\" Lindqvist said. \"It stays open.\n\n\"Nobody will close it again.\"", []string{`Anna Lindqvist: "The road is open," … "It stays open.`, `Anna Lindqvist: "Nobody will close it again."`}},
		{"floating after a cue", "Lindqvist said that the road was open.\n\n\"Nobody will close it again.\"", []string{"Anna Lindqvist: the road was open", `Anna Lindqvist: "Nobody will close it again."`}},
		{"floating after a subject", `Lindqvist shook her head. "Nobody will close this road again."`, []string{`Anna Lindqvist: "Nobody will close this road again."`}},
		{"after a colon", `Lindqvist turned to the reporters and said: "The road is open."`, []string{`Anna Lindqvist: "The road is open."`}},
		{"participle before a quotation", `Lindqvist welcomed the vote, saying, "The road is open."`, []string{"Anna Lindqvist: the vote", `Anna Lindqvist: "The road is open."`}},
		{"title that is no speech", `Lindqvist has read "The Road to Lund" twice.`, nil},
		{"words at arm's length", `The so-called "road of friendship" leads to the harbour.`, nil},
		{"quoted words within a sentence", `Lindqvist said the plan was "a road to nowhere" and would fail.`, []string{`Anna Lindqvist: the plan was "a road to nowhere" and would fail`}},
		{"told somebody to", `Lindqvist told Holm to open the road.`, []string{"Anna Lindqvist: Holm to open the road"}},
		{"that behind an audience and a place", `Lindqvist told a packed hall in Malmö on Tuesday that the road would open.`, []string{"Anna Lindqvist: the road would open"}},
		{"without that", `Lindqvist said the road would open in May.`, []string{"Anna Lindqvist: the road would open in May"}},
		{"past what dashes set off", `Lindqvist said - on television, of all places - that the road would open.`, []string{"Anna Lindqvist: the road would open"}},
		{"without that, by the tree", `Lindqvist wrote the road would open in May.`, []string{"Anna Lindqvist: the road would open in May"}},
		{"a list for a subject", `Lindqvist said Norway, Denmark and Iceland would guarantee the treaty.`, []string{"Anna Lindqvist: Norway, Denmark and Iceland would guarantee the treaty"}},
		{"trailing", `The road will open in May, Lindqvist said on Tuesday.`, []string{"Anna Lindqvist: The road will open in May"}},
		{"within", `The road, Lindqvist said, will open in May.`, []string{"Anna Lindqvist: The road … will open in May"}},
		{"inverted after a clause", `The road will open in May, said Lindqvist, the mayor of Lund.`, []string{"Anna Lindqvist: The road will open in May"}},
		{"as somebody noted", `As Lindqvist noted, the road will open in May.`, []string{"Anna Lindqvist: the road will open in May"}},
		{"according to, first", `According to Lindqvist, the road will open in May.`, []string{"Anna Lindqvist: the road will open in May"}},
		{"according to, last", `The road will open in May, according to Lindqvist.`, []string{"Anna Lindqvist: The road will open in May"}},
		{"according to, within", `The road, according to Lindqvist, will open in May.`, []string{"Anna Lindqvist: The road … will open in May"}},
		{"according to a document of nobody known", `The road will open in May, according to a leaked memo.`, []string{"authors of a leaked memo: The road will open in May"}},
		{"what is nobody's words", `The road will open in May, according to state law.`, []string{"-: The road will open in May"}},
		{"the document again", "Holm sent a letter to the town. The road is open, the letter said.", []string{"Peter Holm: The road is open"}},
		{"a document of the speaker's", "Holm said in a statement that the road was open. The statement added that it would stay open.", []string{"Peter Holm: the road was open", "Peter Holm: it would stay open"}},
		{"a document somebody known gives out", `The road is popular, according to figures Holm released on Friday.`, []string{"Peter Holm: The road is popular"}},
		{"a document somebody unknown gives out", `The commune issued a statement saying that the road was open.`, []string{"-: the road was open"}},
		{"results of what a firm made", `According to early results of polls conducted by Edlund Research, the road is popular.`, []string{"Edlund Research: the road is popular"}},
		{"the firm's average", `The road is popular, according to the TrueCount average of polls.`, []string{"TrueCount: The road is popular"}},
		{"in an interview no interviewer's words", `The road is closed, according to an interview.`, []string{"-: The road is closed"}},
		{"letters of somebody's", `Two students have found letters of a grand margrave. The letters tell how the road was built.`, []string{"-: how the road was built"}},
		{"words before and in a quotation", `Holm says the rich merchant “can't win, plain and simple.”`, []string{`Peter Holm: the rich merchant “can't win, plain and simple.”`}},
		{"a quotation that goes on", `Holm said that “we need more information” about how the council came to its answer.`, []string{`Peter Holm: “we need more information” about how the council came to its answer`}},
		{"what stands before the quotation", `After the victories of the party in Lund, “there is hope that we keep them,” Holm said.`, []string{`Peter Holm: After the victories of the party in Lund, “there is hope that we keep them,”`}},
		{"a circumstance before the quotation", `In a long interview on Monday, “there is hope,” Holm said.`, []string{`Peter Holm: “there is hope,”`}},
		{"a subordinate clause before the cue", `Unless towns plan more, the experts say, the road could suffer.`, []string{"experts: Unless towns plan more … the road could suffer"}},
		{"a past tense taken for a participle", `Officials say Holm never obtained access to the harbour.`, []string{"officials: Holm never obtained access to the harbour"}},
		{"filed on a day", `A court document filed Thursday says that Holm will not be prosecuted.`, []string{"authors of a court document: Holm will not be prosecuted"}},
		{"people who were briefed", `People briefed on the move said that it reflected the truth.`, []string{"people: it reflected the truth"}},
		{"an aide, by name", `The road will stay open through the summer, his top aide, Eva Lind, told The Lund Post.`, []string{"Eva Lind: The road will stay open through the summer"}},
		{"behind another verb", `The council made the tool to help, a spokeswoman, Eva Lind, said on Saturday.`, []string{"Eva Lind: The council made the tool to help"}},
		{"said in an interview that", `Carla Falk, head of the Lund Fund, said in a recent interview that trials were needed.`, []string{"Carla Falk: trials were needed"}},
		{"a colon and another cue", `But Holm said he was too busy to look for papers: "I have a lot going on," he wrote.`, []string{"Peter Holm: he was too busy to look for papers", `Peter Holm: "I have a lot going on,"`}},
		{"but, according to", `But, according to the poll, 46 percent of voters remain undecided.`, []string{"authors of the poll: 46 percent of voters remain undecided"}},
		{"an official familiar with it", `A harbour official familiar with the case said that the trial would be difficult.`, []string{"official: the trial would be difficult"}},
		{"one in five", `About one in five say they would either not vote or are unsure.`, []string{"about one in five: they would either not vote or are unsure"}},
		{"a cue in the midst of a clause", `The harbour's investment, Holm said, “is a perfect example of adapting” to the times.`, []string{"Peter Holm: The harbour's investment … “is a perfect example of adapting” to the times"}},
		{"who argues", `Holm has threatened to veto the bill that allows lawsuits, arguing such a law could harm the town.`, []string{"Peter Holm: to veto the bill that allows lawsuits", "Peter Holm: such a law could harm the town"}},
		{"plans taken for a noun", `The council also plans to vote for the road this summer, Holm said.`, []string{"Peter Holm: The council also plans to vote for the road this summer"}},
		{"maybe", `Maybe Holm figures that the road is open.`, nil},
		{"according to a taste", `The voters choose according to their own taste.`, nil},
		{"he is not whom he names", `Carl Berg said the road was open. Holm is the ablest candidate. “Holm is our best speaker,” he said.`, []string{"Carl Berg: the road was open", "Carl Berg: “Holm is our best speaker,”"}},
		{"a baby that is welcomed", `Holm and his wife had just welcomed a baby girl.`, nil},
		{"a determiner behind the verb", `Holm reiterated that approach in his interview last week, saying Lindqvist was committed to the road.`, []string{"Peter Holm: Lindqvist was committed to the road"}},
		{"a name is no statement", `The post is by a group that calls itself the Harbour Boys.`, nil},
		{"taunted by another", `Acme Corp closed its account. It taunted Acme Corp by posting pictures.`, nil},
		{"renewed calls", `Lindqvist is using the storm to renew her calls for Norway to open the road.`, []string{"Anna Lindqvist: for Norway to open the road"}},
		{"a demand that is dropped", `Norway dropped its demand for a toll.`, nil},
		{"a charge of money", `A firm that Holm owns has charged the town three million kronor.`, nil},
		{"defended in court", `Holm worked for a law firm that defended troubled towns.`, nil},
		{"one that is known", `Holm recommended a different firm, one that is known for its roads.`, []string{"Peter Holm: a different firm"}},
		{"titled", `“The storm proves that the town must get ready,” Holm says in the spot titled “Dangerous,” on the radio.`, []string{"Peter Holm: “The storm proves that the town must get ready,”"}},
		{"continued his push", `Holm continued his push for the road, citing a report that ten men were held.`, []string{"Peter Holm: a report that ten men were held"}},
		{"adding a digit", `The custom - adding one digit to a name after the last one is used - is old.`, nil},
		{"any company", `Any firm that asks them to pay more must say why.`, nil},
		{"talks that go on", `Talks have been going on for a year, but since May, “there has been a livelier tone,” according to Holm.`, []string{"Peter Holm: Talks have been going on for a year, but since May, “there has been a livelier tone,”"}},
		{"pledged delegates", `Lindqvist leads in the north, where 475 pledged delegates will be at stake.`, nil},
		{"when asked", `Holm told the council when asked last month about the road: “That is being handled by others in the town.”`, []string{"Peter Holm: “That is being handled by others in the town.”"}},
		{"before the main clause", `Where the members sought to outdo each other in saying how tough they would be, the towns stressed the need for peace.`, []string{"members: how tough they would be"}},
		{"told a founder by name", `Carl Berg told Lund Radio founder Eva Falk he would run.`, []string{"Carl Berg: he would run"}},
		{"promised on a day", `Holm promised on Tuesday to refrain from using the road.`, []string{"Peter Holm: to refrain from using the road"}},
		{"said in a statement, full stop", `Carl Berg, the spokesman for the town, said in a statement. “There are no papers to count. It was a great day.”`, []string{"Carl Berg: “There are no papers to count. It was a great day.”"}},
		{"a message saying", `Lindqvist released a message saying the town would vote for her.`, []string{"Anna Lindqvist: the town would vote for her"}},
		{"adding, after a programme's name", `“Berg would be the best of all of them, but he has no chance,” Holm said on the radio's “Morning Hour,” adding, “The trouble is that he is known to nobody here.”`, []string{"Peter Holm: “Berg would be the best of all of them, but he has no chance,”", "Peter Holm: “The trouble is that he is known to nobody here.”"}},
		{"written behind the quotation", `"The road was closed for years," the report concluded.`, []string{`authors of the report: "The road was closed for years,"`}},
		{"another", `Holm wants the road. Another wrote, "The road will never be opened."`, []string{`another: "The road will never be opened."`}},
		{"some", `Some say the road is closed.`, []string{"some: the road is closed"}},
		{"a number of many", `About three in 10 said they wanted the road.`, []string{"about three in 10: they wanted the road"}},
		{"all but two", `All but two said they wanted the road.`, []string{"all but two: they wanted the road"}},
		{"number that says nothing", `The count of 52 percent suggests that the road is popular.`, nil},
		{"those who", `Among those who said they wanted the road, Holm leads.`, []string{"those: they wanted the road, Holm leads"}},
		{"who, behind a place", `"I like the road," said Oskar Lind, 24, from Manchester, who said Holm was right.`, []string{`Oskar Lind: "I like the road,"`, "Oskar Lind: Holm was right"}},
		{"workers of a story", `The story of workers who risked their lives to defend the road was long.`, nil},
		{"before explaining", `Holm presented a message about peace before explaining why he likes the road.`, []string{"Peter Holm: why he likes the road"}},
		{"chairmen", `"The road is open," the committee chairmen wrote.`, []string{`committee chairmen: "The road is open,"`}},
		{"according to somebody's document", `The road will open in May, according to Lindqvist's letter.`, []string{"Anna Lindqvist: The road will open in May"}},
		{"nominal speakers", `Officials said the road would open in May.`, []string{"officials: the road would open in May"}},
		{"a share of a group", `In the count, 46 percent of voters said they wanted the road.`, []string{"46 percent of voters: they wanted the road"}},
		{"title before the name", `Swedish Finance Minister Karl Berg said the road would open.`, []string{"Karl Berg: the road would open"}},
		{"two speakers", `Lindqvist and Holm said the road would open.`, []string{"Anna Lindqvist + Peter Holm: the road would open"}},
		{"two cues", `Lindqvist said the road was open, but Holm said it was closed.`, []string{"Anna Lindqvist: the road was open", "Peter Holm: it was closed"}},
		{"adverbial clause first", `While Lindqvist admitted that the road was bad, her party wanted to open it.`, []string{"Anna Lindqvist: the road was bad"}},
		{"participles", `Lindqvist closed the meeting, adding that the road would open.`, []string{"Anna Lindqvist: the road would open"}},
		{"went on to say", `Lindqvist went on to say that the road would open.`, []string{"Anna Lindqvist: the road would open"}},
		{"question", `Lindqvist asked whether the road would open.`, []string{"Anna Lindqvist: whether the road would open"}},
		{"accusation", `Lindqvist accused Holm of closing the road.`, []string{"Anna Lindqvist: Holm of closing the road"}},
		{"promise", `Lindqvist promised to open the road.`, []string{"Anna Lindqvist: to open the road"}},
		{"demand", `Lindqvist called for Norway to open the road.`, []string{"Anna Lindqvist: for Norway to open the road"}},
		{"called a thing a thing", `Lindqvist called the road "absurd".`, []string{`Anna Lindqvist: the road "absurd"`}},
		{"author of a statement", `Lindqvist issued a statement saying the road would open.`, []string{"Anna Lindqvist: the road would open"}},
		{"that behind a time", `During a meeting in Lund, Holm told reporters Tuesday that the mayor's orders on roads undermine the law.`, []string{"Peter Holm: the mayor's orders on roads undermine the law"}},
		{"district in brackets", `"The road is open," Rep. Karl Berg (D-Ore.) said.`, []string{`Karl Berg: "The road is open,"`}},
		{"full stop inside the quotation", `"The road is open." Lindqvist said.`, []string{`Anna Lindqvist: "The road is open."`}},
		{"a sentence of its own behind the quotation", `"The road is open." Lindqvist said that it stays open.`, []string{`-: "The road is open."`, "Anna Lindqvist: it stays open"}},
		{"adding behind a quotation", `"We started it," Holm said, adding of Lindqvist, "She cares about the road."`, []string{`Peter Holm: "We started it,"`, `Peter Holm: "She cares about the road."`}},
		{"not said", `Lindqvist did not say that the road would open.`, nil},
		{"declined to say", `Lindqvist declined to say that the road would open.`, nil},
		{"would say", `Lindqvist would say that the road is open.`, nil},
		{"supposed", `If Lindqvist says that the road is open, the buses will run.`, nil},
		{"a thing shows nothing", `The map shows that the road is open.`, nil},
		{"relative clause is no trailing cue", `The boy travelled to Malmö to meet Holm, who had told Lindqvist that the road was open.`, []string{"Peter Holm: the road was open"}},
		{"league of a name", "The Border Towns League wants the road. It would help everybody, the league said.", []string{"Border Towns League: It would help everybody"}},
		{"claim of somebody's", `Holm rejected Lindqvist's claim that the road was open.`, []string{"Anna Lindqvist: the road was open"}},
		{"claim of nobody's", `The claim that the road was open is false.`, nil},
		{"call for", `The call by Lindqvist for an inquiry was ignored.`, []string{"Anna Lindqvist: for an inquiry"}},
		{"as somebody was led to say", `Lindqvist was prompted to say, "The road is open."`, []string{`Anna Lindqvist: "The road is open."`}},
		{"a negation in the quotation", `"I am not for this road at all," said Lindqvist, who will leave in May.`, []string{`Anna Lindqvist: "I am not for this road at all,"`}},
		{"begins within the quotation's first sentence", `The plan was "a road to nowhere. We shall stop it," Lindqvist said.`, []string{`Anna Lindqvist: The plan was "a road to nowhere. We shall stop it,"`}},
		{"several sentences behind that", `Lindqvist tells reporters that "the road is open. It stays open."`, []string{`Anna Lindqvist: "the road is open. It stays open."`}},
		{"colleague of the same name's office", `Lindqvist's office said the road was open.`, []string{"Anna Lindqvist: the road was open"}},
		{"poll by a body", `According to a poll conducted by the Border Towns League, the road is popular.`, []string{"Border Towns League: the road is popular"}},
		{"a place of speaking and that", `Lindqvist said on Thursday during a tour of a school in Lund that schools need roads.`, []string{"Anna Lindqvist: schools need roads"}},
		{"questioned somebody", `Holm arrested and questioned the student.`, nil},
		{"denied somebody something", `Holm was blamed for denying them entry. Lindqvist denied the charge.`, []string{"Anna Lindqvist: the charge"}},
		{"title of a place before the name", `The president of the Lombardy region, Jane Doe, said the road would open.`, []string{"Jane Doe: the road would open"}},
		{"passive", `The road would open, Holm was told by Lindqvist.`, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(read(t, x, opening+tt.text)); !slices.Equal(got, tt.want) {
				t.Errorf("said\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tt.want, "\n  "))
			}
		})
	}
}

func TestNamesAtTheEndOfAnArticle(t *testing.T) {
	x := extractor(t)
	for _, end := range []string{"the Bank of Anna", "the Bank for Lund", "Bank of the Anna", "the Council on Anna", "the Ministry of Lund and Anna"} {
		read(t, x, opening+"They met at "+end) // no full stop behind it: there is no next word to look at
	}
}

func TestCircumstances(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct{ name, text, audience, medium, place string }{
		{"told a medium", `Lindqvist told the BBC that the road was open.`, "", "BBC", ""},
		{"the medium that says it is none", `Holm had been ill, according to the Associated Press.`, "", "", ""},
		{"said in a town", `Lindqvist said in Vienna that the road was open.`, "", "", "Vienna"},
		{"said at a rally in a town", `Lindqvist said at a rally in Vienna that the road was open.`, "", "", "Vienna"},
		{"where what is said happened", `Holm had been in Vienna to see his daughter, according to Lindqvist.`, "", "", ""},
		{"where what speaks was filed", `The complaint, which was filed in a court in Vienna, alleged that the road was closed.`, "", "", ""},
		{"told hearers in a town", `Lindqvist told reporters in Vienna that the road was open.`, "reporters", "", "Vienna"},
		{"at an institute in a town", `Mary Falk, a fellow at the Harbour Institute in Vienna, said the road was open.`, "", "", ""},
		{"told a website", `Lindqvist told the website that the road was open.`, "", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, x, opening+tt.text)
			names := map[string]string{"": ""}
			for _, e := range d.Entities {
				names[e.ID] = e.Name
			}
			if len(d.Statements) != 1 {
				t.Fatalf("statements %v, want one", said(d))
			}
			s := &d.Statements[0]
			var audience []string
			for _, id := range s.Audience {
				audience = append(audience, names[id])
			}
			if got := strings.Join(audience, ", "); got != tt.audience || names[val(s.Medium)] != tt.medium || names[val(s.Place)] != tt.place {
				t.Errorf("to %q, via %q, at %q, want %q, %q, %q", got, names[val(s.Medium)], names[val(s.Place)], tt.audience, tt.medium, tt.place)
			}
		})
	}
}
