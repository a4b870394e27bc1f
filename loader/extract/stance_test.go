package extract_test

import "testing"

func TestStance(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct{ name, text, target, want string }{
		{"accused", `Lindqvist accused Norway of closing the harbour.`, "Norway", "OPPOSE"},
		{"praised somebody's deed", `Lindqvist praised Norway's decision to open the harbour.`, "Norway", "SUPPORT"},
		{"condemned an attack on somebody", `Lindqvist condemned the attack that hit Norway.`, "Norway", "-"},
		{"we support", `"We support Norway," Lindqvist said.`, "Norway", "SUPPORT"},
		{"we do not support", `"We do not support Norway," Lindqvist said.`, "Norway", "-"},
		{"we will support", `"We will support Norway," Lindqvist said.`, "Norway", "SUPPORT"},
		{"what others support", `Lindqvist said that Denmark supported Norway.`, "Norway", "-"},
		{"is a threat", `Lindqvist said that Norway was a threat.`, "Norway", "OPPOSE"},
		{"is no threat", `Lindqvist said that Norway was not a threat.`, "Norway", "-"},
		{"could be a threat", `Lindqvist said that Norway could be a threat.`, "Norway", "-"},
		{"called an aggressor", `Lindqvist called Norway an aggressor.`, "Norway", "OPPOSE"},
		{"described as a friend", `Lindqvist described Norway as a reliable partner.`, "Norway", "SUPPORT"},
		{"called by no evaluation", `Lindqvist called Norway a kingdom.`, "Norway", "-"},
		{"no friend", `Lindqvist said that Norway was no friend.`, "Norway", "-"},
		{"once a friend", `Lindqvist said that Norway was once a friend.`, "Norway", "-"},
		{"asked whether", `"Is Norway a threat?" Lindqvist asked.`, "Norway", "-"},
		{"what others are told to say", `Lindqvist said that Holm called Norway a friend, and that the road was long.`, "Norway", "SUPPORT"},
		{"stand with", `"We stand with Norway," Lindqvist said.`, "Norway", "SUPPORT"},
		{"stand against", `"We stand against Norway," Lindqvist said.`, "Norway", "OPPOSE"},
		{"the Norwegian invasion", `Lindqvist condemned the Norwegian invasion of the island.`, "Norway", "OPPOSE"},
		{"Norwegian rebels", `Lindqvist condemned the Norwegian rebels.`, "Norway", "nothing"},
		{"an attack by somebody", `Lindqvist condemned the attack by Norway.`, "Norway", "OPPOSE"},
		{"a pronoun", `Lindqvist met Holm on Friday. She criticised him for his silence.`, "Peter Holm", "OPPOSE"},
		{"good at something", `Lindqvist said that Norway was good at fishing.`, "Norway", "-"},
		{"dangerous", `Lindqvist said that Norway was hostile.`, "Norway", "OPPOSE"},
		{"oneself", `"I am no liar, and Lindqvist is a hero," Lindqvist said.`, "Anna Lindqvist", "-"},
		{"a treaty that is welcomed", `Norway and Denmark signed the Lund Treaty in May. Lindqvist welcomed the Lund Treaty.`, "Lund Treaty", "SUPPORT"},
		{"a treaty that is called so", `Norway and Denmark signed the Lund Treaty in May. Lindqvist called the Lund Treaty a disaster.`, "Lund Treaty", "OPPOSE"},
		{"others think so", `"They think that Norway is a threat," Lindqvist said.`, "Norway", "-"},
		{"a mistake is no actor", `Lindqvist said that Norway was a mistake.`, "Norway", "-"},
		{"not ready to", `Lindqvist said she was not ready to support Norway.`, "Norway", "-"},
		{"considering", `Lindqvist said she was considering supporting Norway.`, "Norway", "-"},
		{"decided to", `"I have decided to support Norway," Lindqvist said.`, "Norway", "SUPPORT"},
		{"long ago", `"We supported Norway against Denmark," Lindqvist said.`, "Norway", "-"},
		{"some of a party", `Lindqvist criticised fellow Democrats in Ohio.`, "Democratic Party", "-"},
		{"quoted by the speaker", `"They stood up and said, 'I support Norway,'" Lindqvist said.`, "Norway", "-"},
		{"named without more", `Lindqvist said the ship had left Norway.`, "Norway", "-"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, x, opening+tt.text)
			names := map[string]string{}
			for _, e := range d.Entities {
				names[e.ID] = e.Name
			}
			for _, g := range d.Agreements {
				names[g.ID] = g.Name
			}
			got := "nothing"
			for i := range d.Statements {
				for _, a := range d.Statements[i].About {
					if names[a.Target] == tt.target {
						got = val(a.Stance)
					}
				}
			}
			if got != tt.want {
				t.Errorf("stance towards %s is %s, want %s", tt.target, got, tt.want)
			}
		})
	}
}

// TestStancesOfClaims holds what a suspicion says of whom somebody suspects.
func TestStancesOfClaims(t *testing.T) {
	x := extractor(t)
	for text, want := range map[string]string{
		"Kenya suspects that Chad wants to bring down its government.":             "Chad OPPOSE",
		"Kenya and others suspect Chad's real aim was to punish Sudan for a vote.": "Chad OPPOSE",
		"Kenya believes that Chad will win the vote.":                              "Chad -",
	} {
		d := read(t, x, text)
		names := map[string]string{}
		for _, e := range d.Entities {
			names[e.ID] = e.Name
		}
		got := ""
		for _, c := range d.Claims {
			for _, a := range c.About {
				if names[a.Target] == "Chad" {
					got = "Chad " + val(a.Stance)
				}
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
