package main_test

import (
	"strings"
	"testing"
)

func TestAFlagWinsOverTheEnvironmentAndThatOverTheFile(t *testing.T) {
	p := newPlace(t)
	p.write("a.txt", talks(1))
	for _, name := range []string{"default", "file", "other", "env", "flag"} {
		p.ok("load", "--store", "sqlite:"+name+".db", "a.txt")
	}
	p.write("other.yaml", "store: sqlite:other.db\naddr: 127.0.0.1:1\nworkers: 2\n")
	shows := func(p *place, want string, args ...string) {
		t.Helper()
		if out := p.ok(append([]string{"status"}, args...)...); !strings.Contains(out, "sqlite:"+want+".db\n") {
			t.Errorf("want %s:\n%s", want, out)
		}
	}
	shows(p, "other", "--config", "other.yaml")
	shows(p.with("ENTENTE_CONFIG=other.yaml"), "other")
	p.write("entente.yaml", "store: sqlite:file.db\n")
	shows(p, "file")
	shows(p.with("ENTENTE_CONFIG=other.yaml"), "other")
	shows(p.with("ENTENTE_STORE=sqlite:env.db"), "env")
	shows(p.with("ENTENTE_STORE=sqlite:env.db", "ENTENTE_CONFIG=other.yaml"), "env")
	shows(p.with("ENTENTE_STORE=sqlite:env.db"), "flag", "--store", "sqlite:flag.db")
}

func TestWrongSettingsNameTheirPlace(t *testing.T) {
	p := newPlace(t)
	p.write("a.txt", talks(1))
	p.write("entente.yaml", "workers: many\n")
	for _, c := range []struct {
		p    *place
		says string
	}{
		{p, `entente.yaml: workers: "many" is not a whole number`},
		{p.with("ENTENTE_WORKERS=few"), `ENTENTE_WORKERS: "few" is not a whole number`},
		{p.with("ENTENTE_WORKERS=1", "ENTENTE_DRY_RUN=perhaps"), `ENTENTE_DRY_RUN: "perhaps" is neither true nor false`},
	} {
		if r := c.p.code(2, "load", "a.txt"); !strings.Contains(r.errors, c.says) {
			t.Errorf("want %q:\n%s", c.says, r.errors)
		}
	}
}

func TestHelpHasExamplesAndCompletionWorks(t *testing.T) {
	p := newPlace(t)
	help := p.ok("--help")
	for _, name := range []string{"load", "extract", "retract", "status", "export", "serve", "demo", "version"} {
		if !strings.Contains(help, "\n  "+name+" ") {
			t.Errorf("the help does not list %s", name)
		}
		if out := p.ok(name, "--help"); !strings.Contains(out, "Examples:\n  ") || !strings.Contains(out, "--store") {
			t.Errorf("%s has no examples: %s", name, out)
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if out := p.ok("completion", shell); !strings.Contains(out, "entente") {
			t.Errorf("no completion for %s", shell)
		}
	}
	if out := p.ok("version"); !strings.HasPrefix(out, "entente ") {
		t.Errorf("%s", out)
	}
}
