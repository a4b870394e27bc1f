package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/loader/facts"
)

// lead makes an article of sentences long enough for the language gate.
const lead = "The talks went on for most of the day and were to be taken up again in the week after.\n\n"

// officeLines writes the offices of a document down, one a line: person, title, what it is of, and what more is known.
func officeLines(d *facts.Document) []string {
	names := &renderer{names: map[string]string{}}
	for _, e := range d.Entities {
		names.names[e.ID] = e.Name
	}
	var out []string
	for _, o := range d.Offices {
		line := names.name(&o.Person) + ", " + o.Title + " of " + names.name(o.Of)
		if o.Status != nil {
			line += " " + *o.Status
		}
		if o.From != nil || o.To != nil {
			line += " " + val(o.From) + ".." + val(o.To)
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

func TestOffices(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"demonym before", "Kenyan President Jane Doe spoke.", []string{"Jane Doe, president of Kenya"}},
		{"owner before", "Kenya's foreign minister, Jane Doe, spoke.", []string{"Jane Doe, foreign minister of Kenya"}},
		{"organisation before", "Harbour Workers Union president Jane Doe spoke.", []string{"Jane Doe, president of Harbour Workers Union"}},
		{"name that ends in a state's", "Welfare Kenya spokeswoman Jane Doe spoke.", []string{"Jane Doe, spokeswoman of Welfare Kenya"}},
		{"sent to another state", "Kenyan Ambassador to the United States Jane Doe spoke.", []string{"Jane Doe, ambassador of Kenya"}},
		{"apposition", "Jane Doe, the finance minister of Ghana, spoke.", []string{"Jane Doe, finance minister of Ghana"}},
		{"apposition after an age", "Jane Doe, 54, a spokeswoman for the Interior Ministry, spoke.", []string{"Jane Doe, spokeswoman of Interior Ministry"}},
		{"presidents before their names", "The presidents of Kenya and Chad, Jane Doe and John Roe, spoke.", []string{"Jane Doe, president of Kenya", "John Roe, president of Chad"}},
		{"owner by the noun of its name", "The Harrow Front lost. The front's commander, Jane Doe, spoke.", []string{"Jane Doe, commander of Harrow Front"}},
		{"of somebody else", "Kenya's army attacked. Kenya lost. Jane Doe, the prime minister in exile of the rebels, spoke in Kenya.", []string{"Jane Doe, prime minister of - FORMER"}},
		{"who studies something", "Jane Doe, a physics major at Lund University, spoke.", nil},
		{"acronym between", "The secretary general of the Harbour Workers Union (HWU), Jane Doe, spoke.", []string{"Jane Doe, secretary general of Harbour Workers Union"}},
		{"the person that somebody works for", "Mary Roe, who is campaign chairman for Kenyan President Jane Doe, spoke.", []string{"Jane Doe, president of Kenya", "Mary Roe, campaign chairman of -"}},
		{"what somebody was, at the beginning", "Former Roe campaign manager Jane Doe spoke. Mary Roe lost.", []string{"Jane Doe, campaign manager of Roe campaign FORMER"}},
		{"what somebody was, with what it was of behind", "Former U.N. Ambassador Jane Doe spoke.", []string{"Jane Doe, u.n. ambassador of - FORMER"}},
		{"two offices", "Jane Doe, president of Kenya and former leader of the Unity Party, spoke.",
			[]string{"Jane Doe, leader of Unity Party FORMER", "Jane Doe, president of Kenya"}},
		{"two offices of one", "Jane Doe, president and chief executive of Acme Holdings, spoke.",
			[]string{"Jane Doe, chief executive of Acme Holdings", "Jane Doe, president of Acme Holdings"}},
		{"through a common noun", "Jane Doe, a professor of economics at Lakeside University, spoke.", []string{"Jane Doe, professor of Lakeside University"}},
		{"a spokesman of nobody that is named", "A spokeswoman for the ministry, Jane Doe, spoke.", []string{"Jane Doe, spokeswoman of -"}},
		{"elected", "Jane Doe was elected president of Kenya in 2004.", []string{"Jane Doe, president of Kenya 2004..-"}},
		{"became", "Jane Doe became foreign minister of Ghana in May 2004.", []string{"Jane Doe, foreign minister of Ghana 2004-05..-"}},
		{"date before", "In 2008, Jane Doe was appointed chairwoman of the Harbour Workers Union.", []string{"Jane Doe, chairwoman of Harbour Workers Union 2008..-"}},
		{"took office", "Jane Doe took office as president of Malawi in 2012.", []string{"Jane Doe, president of Malawi 2012..-"}},
		{"served from to", "Jane Doe served as president of Malawi from 1997 to 2001.", []string{"Jane Doe, president of Malawi FORMER 1997..2001"}},
		{"since", "Jane Doe, president of Malawi since 2004, spoke.", []string{"Jane Doe, president of Malawi 2004..-"}},
		{"relative clause", "Jane Doe, who is the finance minister of Ghana, spoke.", []string{"Jane Doe, finance minister of Ghana"}},
		{"resigned", "Jane Doe resigned as defence minister of Kenya on May 3, 2015.", []string{"Jane Doe, defence minister of Kenya FORMER -..2015-05-03"}},
		{"succeeded", "Jane Doe succeeded Mary Koe as defence minister of Kenya.",
			[]string{"Jane Doe, defence minister of Kenya", "Mary Koe, defence minister of Kenya FORMER"}},
		{"to come", "Jane Doe will become prime minister of Kenya on Monday.", []string{"Jane Doe, prime minister of Kenya ELECT"}},
		{"only wished for", "Jane Doe wants to become president of Kenya.", nil},
		{"only supposed", "If elected president of Kenya, Jane Doe would cut taxes.", nil},
		{"denied", "Jane Doe is not the president of Kenya.", nil},
		{"city", "Jane Doe served as mayor of Nairobi.", []string{"Jane Doe, mayor of -"}},
		{"name before what it is of", "President Jane Doe of Kenya spoke.", []string{"Jane Doe, president of Kenya"}},
		{"told once what it is of", "Kenyan Ambassador Jane Doe spoke. \"We are here,\" Ambassador Doe said.", []string{"Jane Doe, ambassador of Kenya"}},
		{"the state of the article", "Kenya goes to the polls. In Kenya, Justice Minister Jane Doe spoke.", []string{"Jane Doe, justice minister of Kenya"}},
		{"title within a noun phrase", "Jane Doe, the chief gardener of the Unity Party, spoke. Jane Doe, the president's speechwriter, spoke.", nil},
		{"no office but a size", "Jane Doe has become a major liability.", nil},
		{"whose adviser", "Jane Doe, an adviser to President Mary Roe of Kenya, spoke.", []string{"Jane Doe, adviser of -", "Mary Roe, president of Kenya"}},
		{"somebody else speaks", "The account differs from that of the Unity Party chairman, Jane Doe said.", nil},
		{"deputy of a title", "Deputy Finance Minister Jane Doe of Ghana spoke.", []string{"Jane Doe, deputy finance minister of Ghana"}},
		{"party leader with a capital", "Unity Party leader Jane Doe spoke.", []string{"Jane Doe, leader of Unity Party"}},
		{"longer name than the state's", "Jane Doe, president of the Kenyan Chamber of Commerce, spoke.", []string{"Jane Doe, president of Chamber of Commerce"}},
		{"owner that is no state", "Kenya went to the polls in Kenya. Harbour Aid's president, Jane Doe, spoke.", []string{"Jane Doe, president of -"}},
		{"place and party before", "Former Ohio Republican Party director Jane Doe spoke.", []string{"Jane Doe, director of Republican Party FORMER"}},
		{"portfolio", "Kenya went to the polls in Kenya. Jane Doe, undersecretary for fisheries, spoke.", []string{"Jane Doe, undersecretary for fisheries of Kenya"}},
		{"code tells the state", "Sen. Jane Doe (R-Ohio) spoke.", []string{"Jane Doe, senator of Ohio"}},
		{"two titles", "Harbour Workers Union spokesman Colonel John Doe spoke.", []string{"John Doe, colonel of -", "John Doe, spokesman of Harbour Workers Union"}},
		{"possessive pronoun", "Kenya became independent on Saturday, and Jane Doe was sworn in as its first president.", []string{"Jane Doe, president of Kenya"}},
		{"forced to resign", "Jane Doe was forced to resign as defence minister of Kenya.", []string{"Jane Doe, defence minister of Kenya FORMER"}},
		{"leads", "Jane Doe, who heads the Harbour Workers Union, spoke.", []string{"Jane Doe, head of Harbour Workers Union"}},
		{"member of another party's name", "Jane Doe, a True Republican lawmaker, spoke.", []string{"Jane Doe, lawmaker of -"}},
		{"secretary of another state", "The United States went to the polls in the United States. Secretary of State Zora Lawton spoke.", []string{"Zora Lawton, secretary of state of -"}},
		{"adviser to somebody", "Mary Long, a senior adviser to Ms. Doe, spoke.", []string{"Mary Long, senior adviser of -"}},
		{"candidates whom somebody named", "The candidates Jane Doe named are young.", nil},
		{"large networks", "None of the major Kenyan networks covered Jane Doe.", nil},
		{"party of a state", "Jane Doe, leader of Kenya's far-right Harbour Party, spoke.", []string{"Jane Doe, leader of Harbour Party"}},
		{"no one state", "Kenya and Ghana go to the polls. Justice Minister Jane Doe spoke.", []string{"Jane Doe, justice minister of -"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, x, lead+c.text)
			checkPassages(t, d)
			if diff := cmp.Diff(strings.Join(c.want, "\n"), strings.Join(officeLines(d), "\n")); diff != "" {
				t.Errorf("offices of %q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

// TestAnOfficeOfAnUnknownPlace holds that the holder is found behind words that nobody knows.
func TestAnOfficeOfAnUnknownPlace(t *testing.T) {
	d := read(t, extractor(t), "The mayor of Orrinmouth, Gerrit Voss, said the towns would have preferred twenty years.\n")
	if len(d.Offices) != 1 || len(d.Statements) != 1 || len(d.Statements[0].Speakers) != 1 || d.Statements[0].Speakers[0] != d.Offices[0].Person {
		t.Errorf("offices %+v, statements %+v: want Voss to be mayor and to speak", d.Offices, d.Statements)
	}
}
