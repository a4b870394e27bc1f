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
		{"named without more", `Lindqvist said the ship had left Norway.`, "Norway", "-"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, x, opening+tt.text)
			names := map[string]string{}
			for _, e := range d.Entities {
				names[e.ID] = e.Name
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
