package text

import (
	"fmt"
	"strings"
	"testing"
)

func TestDatelines(t *testing.T) {
	const lead = "The two sides met and agreed to meet again."
	const longLead = "The two sides met on Monday in a small town by the river and agreed to meet again in May."
	for _, c := range []struct{ in, want string }{
		{"MOSCOW, Aug 14 (Reuters) - " + lead, "MOSCOW||Reuters|0-8-14|"},
		{"WASHINGTON (AP) — " + lead, "WASHINGTON||AP|0-0-0|"},
		{"WASHINGTON (AP) _ " + lead, "WASHINGTON||AP|0-0-0|"},
		{"PORT ELDER, Maine (AP) — " + lead, "PORT ELDER|Maine|AP|0-0-0|"},
		{"TBILISI (AFP) - " + lead, "TBILISI||AFP|0-0-0|"},
		{"BEIJING, Aug. 14 (Xinhua) -- " + lead, "BEIJING||Xinhua|0-8-14|"},
		{"MOSCOW, August 14. /TASS/. " + lead, "MOSCOW||TASS|0-8-14|"},
		{"MOSCOW. Aug 14 (Interfax) - " + lead, "MOSCOW||Interfax|0-8-14|"},
		{"TEL AVIV, Monday 8 October 1973. " + lead, "TEL AVIV|||1973-10-8|Monday"},
		{"Brussels, Aug. 5. " + lead, "Brussels|||0-8-5|"},
		{"PARIS, 15/11/2015 (EuroWire) - " + lead, "PARIS||EuroWire|2015-11-15|"},
		{"PARIS, 11.12.2015 (EuroWire) - " + lead, "PARIS||EuroWire|2015-12-11|"},
		{"PARIS, 11/12/2015 (EuroWire) - " + lead, ""},
		{"Brussels. The two sides met in May.", ""},
		{"In Brussels, on August 5. So it was.", ""},
		{"TSKHINVALI, Georgia, Aug 14, 2008 (Reuters) - " + lead, "TSKHINVALI|Georgia|Reuters|2008-8-14|"},
		{"MOSCOW/TBILISI, 14 August (RIA Novosti) -- " + lead, "MOSCOW||RIA Novosti|0-8-14|"},
		{"ST. PETERSBURG, Russia -- " + lead, "ST. PETERSBURG|Russia||0-0-0|"},
		{"CAIRO — " + lead, "CAIRO|||0-0-0|"},
		{"ROSTOV-ON-DON, Thursday, Aug 14 - " + lead, "ROSTOV-ON-DON|||0-8-14|Thursday"},
		{"Cairo, June 3 (MENA) - " + lead, "Cairo||MENA|0-6-3|"},
		{"Washington, D.C. – " + lead, "Washington|D.C.||0-0-0|"},
		{"NEW DELHI: " + longLead, "NEW DELHI|||0-0-0|"},
		{"TALKS END: The sides agreed.", ""},
		{"Tehran, March 15, IRNA - " + lead, "Tehran||IRNA|0-3-15|"},
		{"Dec 29 (Reuters) - " + lead, "||Reuters|0-12-29|"},
		{"(Reuters) - " + lead, "||Reuters|0-0-0|"},
		{"SAN FRANCISCO (Aug. 14, 2008) - " + lead, ""},
		{"EXCLUSIVE - " + lead, ""},
		{"POLLS WERE NOT WRONG, THEY CAME TOO EARLY - " + lead, ""},
		{"The talks - as both said - were long.", ""},
		{"But — and it matters — they met.", ""},
		{"Russia (which is large) - " + lead, ""},
		{"On Aug 14 - a Thursday - they met.", ""},
		{"He said: they met.", ""},
	} {
		d := mustParse(t, c.in)
		dl := d.Dateline
		got := ""
		if dl.Found() {
			got = fmt.Sprintf("%s|%s|%s|%d-%d-%d|%s", dl.Place, dl.Region, dl.Agency, dl.Year, dl.Month, dl.Day, dl.Weekday)
		}
		if got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
		if c.want != "" && d.Text(d.Paragraphs[0].Story) != lead && d.Text(d.Paragraphs[0].Story) != longLead {
			t.Errorf("%q: the story is %q", c.in, d.Text(d.Paragraphs[0].Story))
		}
	}
}

func TestDateLines(t *testing.T) {
	for in, want := range map[string]string{
		"Thursday, August 14, 2008":                 "2008-8-14 Thursday",
		"14 August 2008":                            "2008-8-14 ",
		"Published: 2008-08-14":                     "2008-8-14 ",
		"Last updated: Aug. 14th, 2008 at 5:30 pm":  "2008-8-14 ",
		"MOSCOW, Aug 14 (Reuters)":                  "0-8-14 ",
		"Friday":                                    "0-0-0 Friday",
		"March of the farmers":                      "none",
		"May 2008 was a good month for the farmers": "none",
	} {
		d := mustParse(t, "Farmers sell their corn early\n\n"+in+"\n\nThe farmers sold their corn a month early this year.")
		got := "none"
		if dl := d.Dateline; dl.Found() {
			got = fmt.Sprintf("%d-%d-%d %s", dl.Year, dl.Month, dl.Day, dl.Weekday)
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
		if want != "none" && d.Paragraphs[1].Part != DatelinePart {
			t.Errorf("%q is %v", in, d.Paragraphs[1].Part)
		}
	}
}

func TestParts(t *testing.T) {
	const body = "The council met on Monday and put off its vote on the bridge, which nobody had expected."
	for _, c := range []struct {
		name string
		in   []string
		want string
	}{
		{"title only", []string{"Council puts off its vote", body}, "title body"},
		{"no title", []string{body, body}, "body body"},
		{"kicker", []string{"Bridge Dispute", "Council puts off its vote again", body}, "kicker title body"},
		{"subtitle", []string{"Council puts off its vote on the bridge", "Members want one more test", body}, "title subtitle body"},
		{"note", []string{"Council puts off vote", "(Recasts with vote, adds quotes)", body}, "title editor-note body"},
		{"byline", []string{"Council puts off vote", "By Jane Marlow and Ed de Wit", "Staff Writer", body}, "title byline byline body"},
		{"not a byline", []string{"Council puts off vote", "By Monday the council had put off its vote.", body}, "title body body"},
		{"question", []string{"Will the council ever vote?", body}, "title body"},
		{"credit", []string{body, "(Reporting by Jane Marlow; Editing by Ed de Wit)"}, "body credit"},
		{"contributed", []string{body, "Jane Marlow contributed to this report."}, "body credit"},
		{"caption", []string{body, "The old bridge in June. Photo: Ed de Wit", body}, "body caption body"},
		{"heading", []string{body, "A long dispute", body}, "body heading body"},
		{"sources", []string{body, "Sources", "Jane Marlow. The bridge. The Herald, May 3"}, "body credit credit"},
		{"fragments", []string{"One", "Two", "Three"}, "title body body"},
		{"one line", []string{"Council puts off its vote"}, "body"},
	} {
		d := mustParse(t, strings.Join(c.in, "\n\n"))
		var got []string
		for _, p := range d.Paragraphs {
			got = append(got, p.Part.String())
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     int
	}{
		{"empty", "", 0},
		{"blank", " \n\t\n\u200b", 0},
		{"blank lines", "One here.\n\nTwo here.\n \nThree.", 3},
		{"a line each", "One sentence is here.\nTwo sentences are here.\nThree.", 3},
		{"wrapped", "The council met on Monday and it\nput off its vote on the bridge,\nwhich nobody in the town had\nexpected.\n\nIt meets again in a week, said a\nspokesman for the mayor.", 2},
		{"wrapped with indents", "  The council met on Monday and it\nput off its vote on the bridge,\nwhich nobody had expected.\n  It meets again in a week, said a\nspokesman for the mayor.", 2},
		{"line separator", "One here.\u2028Two here.\u2029Three.", 3},
	} {
		if got := len(mustParse(t, c.in).Paragraphs); got != c.want {
			t.Errorf("%s: got %d paragraphs, want %d", c.name, got, c.want)
		}
	}
}

func TestEnglish(t *testing.T) {
	for _, c := range []struct {
		name, in string
		reason   string // "" for English
	}{
		{"English", "The council met on Monday and put off its vote, which was expected by nobody in the town.", ""},
		{"headline", "Council delays bridge vote", ""},
		{"names", "Jean-Luc Marchand, Hôtel de Ville, Paris", ""},
		{"one sentence with articles", "A female bridge keeper has given in to a council of elders, bringing a new turn to a row in a town by a lake.", ""},
		{"one sentence full of names", "In Orrinmouth, Upland Minister Gerrit Voss turned down a bid by Delta Minister Ferdia Malloch to issue a statement on the visit.", ""},
		{"Hungarian", "A tanács hétfőn elhalasztotta a hídról szóló szavazást, mert a mérnökök szerint a keleti pillér még egy vizsgálatra szorul, és nem volt elég pénz.", "Hungarian"},
		{"Czech", "Rada v pondělí odložila hlasování o mostu, protože inženýři řekli, že je potřeba ještě jedna zkouška a že se na ni nenašly peníze.", "Czech"},
		{"Dutch", "De raad heeft maandag de stemming over de brug uitgesteld, omdat de ingenieurs zeggen dat de pijler nog niet is onderzocht.", "Dutch"},
		{"German", "Der Rat hat am Montag die Abstimmung über die Brücke verschoben, weil die Ingenieure noch einen Test für nötig halten und das Geld fehlt.", "German"},
		{"French", "Le conseil a reporté lundi le vote sur le pont, car les ingénieurs ont dit que la pile est doit être examinée une fois de plus.", "French"},
		{"Spanish", "El consejo aplazó el lunes la votación sobre el puente porque los ingenieros dijeron que el pilar del este necesita otra prueba.", "Spanish"},
		{"Russian", "Совет отложил голосование.", "Cyrillic"},
		{"Chinese", "议会推迟了投票。", "Chinese"},
		{"numbers", "1 2 3 4 % $", "no words"},
		{"empty", "", "no text"},
		{"quotes a foreigner", "“Nous ne voterons pas,” the mayor said in the hall on Monday, and then he left with his friends.", ""},
	} {
		ok, reason := English(mustParse(t, c.in))
		if ok != (c.reason == "") || !strings.Contains(reason, c.reason) {
			t.Errorf("%s: got %v, %q; want a reason with %q", c.name, ok, reason, c.reason)
		}
	}
}
