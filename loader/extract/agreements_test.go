package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/loader/facts"
)

// agreementLines writes the agreements of a document down, one a line with its roles, provisions and ties to other facts.
func agreementLines(d *facts.Document) []string {
	names := &renderer{names: map[string]string{}}
	for _, e := range d.Entities {
		names.names[e.ID] = e.Name
	}
	for _, g := range d.Agreements {
		names.names[g.ID] = g.Name
	}
	for _, c := range d.Conflicts {
		names.names[c.ID] = c.Name
	}
	var out []string
	for _, g := range d.Agreements {
		var parts []string
		for _, x := range g.Roles {
			s := x.Role + " " + names.name(&x.Entity)
			if x.Modality != "ASSERTED" {
				s = x.Role + " " + x.Modality + " " + names.name(&x.Entity)
			}
			if by := x.Evidence[0].AttributedTo; by != nil {
				s += " says " + names.name(by)
			}
			parts = append(parts, s)
		}
		slices.Sort(parts)
		for _, p := range g.Provisions {
			s := "aim"
			if p.Ordinal != nil {
				s = fmt.Sprint("point ", *p.Ordinal)
			}
			parts = append(parts, s+" "+strings.Join(p.Topics, "+"))
		}
		line := g.Name
		if len(g.Aliases) > 0 {
			line += " (" + strings.Join(g.Aliases, ", ") + ")"
		}
		line += " " + g.Kind + " " + g.Stage
		if g.Date != nil {
			line += " " + *g.Date
		}
		if g.Binding != nil {
			line += fmt.Sprint(" binding ", *g.Binding)
		}
		if g.Ends != nil {
			line += " ends " + names.name(g.Ends)
		}
		if g.Supersedes != nil {
			line += " supersedes " + names.name(g.Supersedes)
		}
		out = append(out, line+": "+strings.Join(parts, "; "))
	}
	slices.Sort(out)
	return out
}

func TestAgreements(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"signed", "Kenya and Ethiopia signed a trade agreement.", []string{"trade agreement TRADE SIGNED: SIGNED Ethiopia; SIGNED Kenya"}},
		{"signed with", "Kenya signed a border treaty with Ethiopia.", []string{"border treaty OTHER SIGNED: SIGNED Ethiopia; SIGNED Kenya"}},
		{"passive", "A border treaty was signed by Kenya and Ethiopia.", []string{"border treaty OTHER SIGNED: SIGNED Ethiopia; SIGNED Kenya"}},
		{"will sign", "Kenya will sign a border treaty with Ethiopia.", []string{"border treaty OTHER PROPOSED: SIGNED FUTURE Ethiopia; SIGNED FUTURE Kenya"}},
		{"plans to sign", "Kenya plans to sign the peace accord.", []string{"peace accord PEACE PROPOSED: SIGNED FUTURE Kenya"}},
		{"should be signed", "The peace accord should be signed by Kenya.", []string{"peace accord PEACE PROPOSED: SIGNED HYPOTHETICAL Kenya"}},
		{"refused to sign", "Kenya refused to sign the peace accord.", []string{"peace accord PEACE PROPOSED: REJECTED Kenya"}},
		{"did not sign", "Kenya has not signed the peace accord.", []string{"peace accord PEACE PROPOSED: SIGNED NEGATED Kenya"}},
		{"if signed", "If Kenya signs the peace accord, the border will open.", []string{"peace accord PEACE PROPOSED: SIGNED HYPOTHETICAL Kenya"}},
		{"without signing", "Kenya left the talks without signing the peace accord.", []string{"peace accord PEACE PROPOSED: SIGNED NEGATED Kenya"}},
		{"after signing", "After signing the peace accord, Kenya opened the border.", []string{"peace accord PEACE SIGNED: SIGNED Kenya"}},
		{"reached", "Sudan and Chad reached a ceasefire agreement on Monday.", []string{"ceasefire agreement CEASEFIRE AGREED: AGREED Chad; AGREED Sudan"}},
		{"failed to reach", "Sudan and Chad failed to reach a peace deal.", []string{"peace deal PEACE PROPOSED: AGREED NEGATED Chad; AGREED NEGATED Sudan"}},
		{"brokered", "Sudan and Chad agreed to a truce brokered by Norway.", []string{"Sudan-Chad truce (truce) CEASEFIRE AGREED: AGREED Chad; AGREED Sudan; BROKERED Norway"}},
		{"helped broker", "Norway helped broker a truce between Sudan and Chad.", []string{"Sudan-Chad truce (truce) CEASEFIRE PROPOSED: BROKERED Norway; PARTY Chad; PARTY Sudan"}},
		{"compound broker", "The Norway-brokered truce was rejected by Chad.", []string{"truce CEASEFIRE PROPOSED: BROKERED Norway; REJECTED Chad"}},
		{"proposed", "Norway proposed a ceasefire between Sudan and Chad.",
			[]string{"Sudan-Chad ceasefire (ceasefire) CEASEFIRE PROPOSED: PARTY HYPOTHETICAL Chad says Norway; PARTY HYPOTHETICAL Sudan says Norway; PROPOSED Norway"}},
		{"called for", "Norway called for a ceasefire.", []string{"ceasefire CEASEFIRE PROPOSED: PROPOSED Norway"}},
		{"relative clause", "Chad rejected the peace plan that Norway proposed.", []string{"peace plan PEACE PROPOSED: PROPOSED Norway; REJECTED Chad"}},
		{"would guarantee", "France would guarantee the peace accord.", []string{"peace accord PEACE PROPOSED: GUARANTOR HYPOTHETICAL France"}},
		{"guarantor", "Kenya and Ethiopia signed the peace accord, which is guaranteed by France.",
			[]string{"peace accord PEACE SIGNED: GUARANTOR France; SIGNED Ethiopia; SIGNED Kenya"}},
		{"witness", "Kenya signed the peace accord with Ethiopia. France signed the peace accord as a witness.",
			[]string{"peace accord PEACE SIGNED: SIGNED Ethiopia; SIGNED Kenya; WITNESSED France"}},
		{"attended the signing", "Norway attended the signing of the peace accord.", []string{"peace accord PEACE SIGNED: WITNESSED Norway"}},
		{"violated", "Chad violated the ceasefire.", []string{"ceasefire CEASEFIRE AGREED: VIOLATED Chad"}},
		{"accused of violating", "Sudan accused Chad of violating the ceasefire.", []string{"ceasefire CEASEFIRE AGREED: VIOLATED Chad says Sudan"}},
		{"amended", "Kenya and Ethiopia revised the trade treaty.", []string{"trade treaty TRADE PROPOSED: AMENDED Ethiopia; AMENDED Kenya"}},
		{"withdrew", "Kenya withdrew from the trade treaty.", []string{"trade treaty TRADE PROPOSED: REJECTED Kenya"}},
		{"ratified", "Kenya ratified the trade treaty.", []string{"trade treaty TRADE RATIFIED: PARTY Kenya"}},
		{"implemented", "Kenya has implemented the trade treaty.", []string{"trade treaty TRADE IMPLEMENTED: PARTY Kenya"}},
		{"in force", "The trade treaty between Kenya and Ethiopia entered into force.", []string{"trade treaty TRADE IMPLEMENTED: PARTY Ethiopia; PARTY Kenya"}},
		{"named by its parties", "The Kenya-Ethiopia treaty was signed in 1998.", []string{"Kenya-Ethiopia treaty OTHER SIGNED 1998: PARTY Ethiopia; PARTY Kenya"}},
		{"negotiating", "Kenya is negotiating a trade deal with Ethiopia.", []string{"trade deal TRADE PROPOSED: PARTY HYPOTHETICAL Ethiopia; PARTY HYPOTHETICAL Kenya"}},
		{"negotiator between others", "Norway negotiated a truce between Sudan and Chad.", []string{"Sudan-Chad truce (truce) CEASEFIRE PROPOSED: BROKERED Norway; PARTY Chad; PARTY Sudan"}},
		{"signatory", "Kenya, a signatory to the peace accord, sent troops.", []string{"peace accord PEACE SIGNED: SIGNED Kenya"}},
		{"rejection", "Kenya's rejection of the peace accord angered Chad.", []string{"peace accord PEACE PROPOSED: REJECTED Kenya"}},
		{"declared", "Sudan declared a ceasefire.", []string{"ceasefire CEASEFIRE AGREED: AGREED Sudan"}},
		{"no agreement", "Kenya signed no treaty with Ethiopia.", nil},
		{"somebody's own plan", "The mayor unveiled a tax plan. Kenya proposed a budget plan.", nil},
		{"two names", "Sudan and Chad agreed to a truce on Monday. The ceasefire was brokered by Norway. Kenya welcomed the deal.",
			[]string{"Sudan-Chad truce (ceasefire, truce) CEASEFIRE AGREED: AGREED Chad; AGREED Sudan; BROKERED Norway"}},
		{"provision", "Kenya and Ethiopia signed a peace accord. Under the accord, Ethiopia will withdraw its troops from the border.",
			[]string{"peace accord PEACE SIGNED: SIGNED Ethiopia; SIGNED Kenya; aim BORDER+WITHDRAWAL"}},
		{"what it calls for", "Kenya and Ethiopia signed a peace accord. The deal calls for elections and the release of prisoners.",
			[]string{"peace accord PEACE SIGNED: SIGNED Ethiopia; SIGNED Kenya; aim ELECTIONS+PRISONERS"}},
		{"ends a war", "Sudan and Chad signed a peace treaty to end the war between Sudan and Chad.",
			[]string{"peace treaty PEACE SIGNED ends Sudan-Chad war: SIGNED Chad; SIGNED Sudan; aim CEASEFIRE"}},
		{"replaces another", "Kenya and Ethiopia signed a trade treaty. The trade treaty replaces the Nairobi Accord.",
			[]string{"Nairobi Accord OTHER AGREED: ", "trade treaty TRADE SIGNED supersedes Nairobi Accord: SIGNED Ethiopia; SIGNED Kenya"}},
		{"day of signing", "Kenya and Ethiopia signed a trade treaty on May 3, 2004.", []string{"trade treaty TRADE SIGNED 2004-05-03: SIGNED Ethiopia; SIGNED Kenya"}},
		{"proper name after a common one", "Kenya and Ethiopia signed a treaty in May. The Treaty of Nakuru was mediated by Norway.",
			[]string{"Treaty of Nakuru OTHER SIGNED: BROKERED Norway; SIGNED Ethiopia; SIGNED Kenya"}},
		{"deal with some", "Iran reached a nuclear deal with six powers.", []string{"nuclear deal OTHER AGREED: AGREED Iran"}},
		{"a list that the parser cut", "Kenyan President Jane Doe and Ghanaian Prime Minister Mary Roe signed the Nakuru Accords.",
			[]string{"Nakuru Accords OTHER SIGNED: SIGNED Jane Doe; SIGNED Mary Roe"}},
		{"denied", "Chad denied that it had violated the ceasefire.", []string{"ceasefire CEASEFIRE PROPOSED: VIOLATED NEGATED Chad says Chad"}},
		{"talks about it", "Sudan broke off ceasefire talks with Chad.", nil},
		{"broken with another", "Sudan reneged on a peace accord with Chad.", []string{"peace accord PEACE AGREED: PARTY Chad; VIOLATED Sudan"}},
		{"day behind it", "Sudan and Chad signed a peace pact on Feb. 28, 2010.", []string{"peace pact PEACE SIGNED 2010-02-28: SIGNED Chad; SIGNED Sudan"}},
		{"alliance", "Kenya and Ethiopia formed a defence alliance.", []string{"defence alliance ALLIANCE AGREED: AGREED Ethiopia; AGREED Kenya"}},
		{"the government of a state and somebody else", "The government of Sudan and the Darfur Rising Front (DRF) signed a peace accord.",
			[]string{"peace accord PEACE SIGNED: SIGNED Darfur Rising Front; SIGNED Sudan"}},
		{"a body with its noun before it", "Sudan and the rebel movement DRF signed a protocol.",
			[]string{"Sudan-DRF protocol (protocol) OTHER SIGNED: SIGNED DRF; SIGNED Sudan"}},
		{"a list with an acronym in it", "The Darfur Rising Front (DRF) and the Herders' League did not sign a truce on Friday.",
			[]string{"truce CEASEFIRE PROPOSED: SIGNED NEGATED Darfur Rising Front; SIGNED NEGATED Herders' League"}},
		{"presidents in a list", "The presidents of Kenya and Chad, Jane Doe and John Roe, signed a peace accord.", []string{"peace accord PEACE SIGNED: SIGNED Jane Doe; SIGNED John Roe"}},
		{"it", "Kenya and Chad signed a peace accord. Jane Doe signed it for Kenya. It was brokered by Norway.",
			[]string{"peace accord PEACE SIGNED: BROKERED Norway; SIGNED Chad; SIGNED Jane Doe; SIGNED Kenya"}},
		{"it as guarantors", "Kenya and Chad signed a peace accord. Norway and Ghana signed it as guarantors.", []string{"peace accord PEACE SIGNED: GUARANTOR Ghana; GUARANTOR Norway; SIGNED Chad; SIGNED Kenya"}},
		{"somebody's name to it", "Kenya and Chad signed a peace accord. Jane Doe put her name to it.", []string{"peace accord PEACE SIGNED: SIGNED Chad; SIGNED Jane Doe; SIGNED Kenya"}},
		{"signing for", "Kenya and Chad signed a peace accord. Jane Doe signed for Kenya and John Roe, the mayor of Nakuru, for Chad.",
			[]string{"peace accord PEACE SIGNED: SIGNED Chad; SIGNED Jane Doe; SIGNED John Roe; SIGNED Kenya"}},
		{"would not sign", "Kenya and Chad reached a trade deal. Ghana did not sign.", []string{"trade deal TRADE AGREED: AGREED Chad; AGREED Kenya; SIGNED NEGATED Ghana"}},
		{"signing something else", "Kenya and Chad reached a trade deal. Jane Doe signed for the parcel. Norway signed with a flourish.", []string{"trade deal TRADE AGREED: AGREED Chad; AGREED Kenya"}},
		{"had it been signed", "Kenya proposed a truce to Chad. Had it been signed by Chad, Ghana would have sent troops.", []string{"truce CEASEFIRE PROPOSED: PROPOSED Kenya; SIGNED HYPOTHETICAL Chad"}},
		{"a number of accords and their name", "Kenya and Chad signed three accords. The Nakuru Accords were mediated by Norway.", []string{"Nakuru Accords OTHER SIGNED: BROKERED Norway; SIGNED Chad; SIGNED Kenya"}},
		{"a short name and a long one", "Kenya accused Chad of breaking the peace accord. Kenya and Chad signed the Nakuru Peace Accord in 2016.",
			[]string{"Nakuru Peace Accord (peace accord) PEACE SIGNED 2016: SIGNED Chad; SIGNED Kenya; VIOLATED Chad says Kenya"}},
		{"on behalf of", "Norway brokered the peace agreement on behalf of the African Union. Kenya and Chad signed the peace agreement.",
			[]string{"peace agreement PEACE SIGNED: BROKERED Norway; SIGNED Chad; SIGNED Kenya"}},
		{"the third one", "Kenya and Chad signed a peace agreement. It is the third agreement in a year. Ghana did not sign it.",
			[]string{"peace agreement PEACE SIGNED: SIGNED Chad; SIGNED Kenya; SIGNED NEGATED Ghana"}},
		{"the noun used before goes first", "Kenya and Chad signed a peace agreement. Kenya signed a trade treaty with Ghana. Norway brokered the agreement.",
			[]string{"peace agreement PEACE SIGNED: BROKERED Norway; SIGNED Chad; SIGNED Kenya", "trade treaty TRADE SIGNED: SIGNED Ghana; SIGNED Kenya"}},
		{"a relative clause", "A draft agreement, which Norway proposed in May, would oblige Chad to withdraw.", []string{"agreement OTHER PROPOSED: PROPOSED Norway"}},
		{"accused by its noun", "The Darfur Rising Front and Chad signed a truce. Chad accused the front of breaking the truce.",
			[]string{"Darfur Rising Front-Chad truce (truce) CEASEFIRE SIGNED: SIGNED Chad; SIGNED Darfur Rising Front; VIOLATED Darfur Rising Front says Chad"}},
		{"would keep to it", "Kenya would abide by the trade treaty.", nil},
		{"a passive joined to an active", "The peace accord ended the war and was brokered by Norway.", []string{"peace accord PEACE PROPOSED: BROKERED Norway"}},
		{"signed in a town", "Kenya and Chad signed a ceasefire accord in Nakuru on May 3, 2004.", []string{"ceasefire accord (Nakuru accord) CEASEFIRE SIGNED 2004-05-03: SIGNED Chad; SIGNED Kenya"}},
		{"of a day", "Chad violated the Nakuru accord of 5 May 2001. Kenya signed the 1998 Sochi accord.",
			[]string{"Nakuru accord OTHER AGREED 2001-05-05: VIOLATED Chad", "Sochi accord OTHER SIGNED 1998: SIGNED Kenya"}},
		{"two of one name", "Chad violated the truce of 2001. Kenya and Chad signed the truce of 2004.",
			[]string{"Kenya-Chad truce (truce) CEASEFIRE SIGNED 2004: SIGNED Chad; SIGNED Kenya", "truce CEASEFIRE AGREED 2001: VIOLATED Chad"}},
		{"a proper name with its year", "Kenya rejected the Nakuru Protocol of 1964.", []string{"Nakuru Protocol of 1964 (Nakuru Protocol) OTHER PROPOSED 1964: REJECTED Kenya"}},
		{"guarantors behind a list", "Kenya, Ghana and Norway, the guarantors of the Nakuru Protocol of 1942, met in Accra.",
			[]string{"Nakuru Protocol of 1942 (Nakuru Protocol) OTHER AGREED 1942: GUARANTOR Ghana; GUARANTOR Kenya; GUARANTOR Norway"}},
		{"the earlier one", "The Treaty of Nakuru replaces the Treaty of Lund, which Kenya and Chad had signed. Ghana had rejected that earlier treaty.",
			[]string{"Treaty of Lund OTHER SIGNED: REJECTED Ghana; SIGNED Chad; SIGNED Kenya", "Treaty of Nakuru OTHER PROPOSED supersedes Treaty of Lund: "}},
		{"what was in force", "The truce, which Norway brokered in April, lasted five days.", []string{"truce CEASEFIRE AGREED: BROKERED Norway"}},
		{"declared void", "Kenya declared the Nakuru Protocol void.", []string{"Nakuru Protocol OTHER PROPOSED: REJECTED Kenya"}},
		{"an earlier one is the background", "Kenya and Chad signed a peace deal. Norway had brokered an earlier ceasefire. Ghana will guarantee the agreement.",
			[]string{"earlier ceasefire CEASEFIRE PROPOSED: BROKERED Norway", "peace deal PEACE SIGNED: GUARANTOR FUTURE Ghana; SIGNED Chad; SIGNED Kenya"}},
		{"a name like a person's", "Under the Arvid Compact, which was drafted by Norway, Chad will withdraw.", []string{"Arvid Compact OTHER AGREED: PROPOSED Norway; aim WITHDRAWAL"}},
		{"what would be done under it", "Under the Nakuru Accord, which Norway proposed, Chad would withdraw.", []string{"Nakuru Accord OTHER PROPOSED: PROPOSED Norway; aim WITHDRAWAL"}},
		{"signed peace", "Kenya and Chad signed peace in Accra.", []string{"Kenya-Chad peace (peace) PEACE SIGNED: SIGNED Chad; SIGNED Kenya"}},
		{"not binding", "Kenya and Ethiopia signed a non-binding climate accord.", []string{"climate accord OTHER SIGNED binding false: SIGNED Ethiopia; SIGNED Kenya"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, x, lead+c.text)
			checkPassages(t, d)
			if err := facts.Check(d); err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(strings.Join(c.want, "\n"), strings.Join(agreementLines(d), "\n")); diff != "" {
				t.Errorf("agreements of %q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

// TestNoAgreements holds what words for agreements stand in that tell of none.
func TestNoAgreements(t *testing.T) {
	x := extractor(t)
	for _, article := range []string{
		"There is far less agreement among Kenya and Uganda on trade.",
		"The first day of Jane Doe's convention left Kenya and Uganda befuddled.",
		"Jane Doe's alliance with John Roe helped her.",
		"Kenya and Uganda watched the 2008 Democratic National Convention.",
	} {
		if got := agreementLines(read(t, x, article)); len(got) > 0 {
			t.Errorf("%s\ngot %q", article, got)
		}
	}
}
