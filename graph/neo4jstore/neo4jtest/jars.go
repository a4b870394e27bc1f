package neo4jtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// The Maven plug-in that copies a release's jars.
const dependencyPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"

// pom asks for what a Neo4j server of one release consists of.
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>entente.test</groupId>
  <artifactId>neo4j</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>%[1]s</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>%[1]s</version></dependency>
  </dependencies>
</project>
`

// jars returns the folder with a release's jars, which the first call on a machine fetches. Two processes may call it at once.
func (c Config) jars(ctx context.Context, version Version) (string, error) {
	cache, err := c.cache()
	if err != nil {
		return "", err
	}
	home := filepath.Join(cache, "neo4j-"+string(version))
	lib := filepath.Join(home, "lib")
	if isDir(lib) {
		return lib, nil
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", fmt.Errorf("make the cache folder: %w", err)
	}
	lock := flock.New(home + ".lock")
	if _, err := lock.TryLockContext(ctx, 200*time.Millisecond); err != nil {
		return "", fmt.Errorf("wait for another process to fetch %s: %w", home, err)
	}
	defer func() { _ = lock.Unlock() }() // it ends with the process at the latest
	if isDir(lib) {
		return lib, nil
	}
	return lib, c.fetch(ctx, version, cache, home)
}

// fetch resolves a release beside its place in the cache and moves it there whole, so that an interrupted fetch leaves nothing that
// looks complete.
func (c Config) fetch(ctx context.Context, version Version, cache, home string) error {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return needs{version: version, maven: true}
	}
	began := time.Now()
	tmp, err := os.MkdirTemp(cache, "fetch-")
	if err != nil {
		return fmt.Errorf("make a folder for the jars: %w", err)
	}
	defer os.RemoveAll(tmp)
	file := filepath.Join(tmp, "pom.xml")
	if err := os.WriteFile(file, fmt.Appendf(nil, pom, version), 0o644); err != nil {
		return err
	}
	// Maven checks what it downloads against the repository's checksums; --strict-checksums makes a difference an error.
	cmd := exec.CommandContext(ctx, mvn, "--batch-mode", "--quiet", "--strict-checksums", "--file", file,
		dependencyPlugin+":copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+filepath.Join(tmp, "lib"))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("fetch Neo4j %s by Maven: %w\n%s", version, err, tail(out))
	}
	if err := os.RemoveAll(home); err != nil {
		return err
	}
	if err := os.Rename(tmp, home); err != nil {
		return fmt.Errorf("put the jars into the cache: %w", err)
	}
	fmt.Fprintf(c.Log, "Neo4j %s fetched from Maven Central after %.1f s\n", version, time.Since(began).Seconds())
	return nil
}

// mainClass is where a release's Community server starts.
func (v Version) mainClass() string {
	if v == LTS {
		return "org.neo4j.server.CommunityEntryPoint"
	}
	return "org.neo4j.server.Neo4jCommunity"
}

// javaArguments are the command line of a server: a small heap and the options that make a start short. The first compiler alone takes 40% less time
// over a test, for little of what a test runs is run often enough to gain from the second.
func javaArguments(version Version, lib, home string) []string {
	args := []string{
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		"-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
	}
	if version != LTS {
		args = append(args, "--enable-native-access=ALL-UNNAMED")
	}
	return append(args, "-cp", filepath.Join(lib, "*"), version.mainClass(), "--home-dir="+home, "--config-dir="+filepath.Join(home, "conf"))
}

// settings is a server's neo4j.conf.
func settings(boltPort int) string {
	return fmt.Sprintf(`dbms.usage_report.enabled=false
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:%[1]d
server.bolt.advertised_address=127.0.0.1:%[1]d
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=keep_none
`, boltPort)
}

// portAttempts is how often a server is started anew because another process took its port in between.
const portAttempts = 3

// runJava starts the server as a process of its own in a temporary home, and waits until it answers.
func (s *Server) runJava(ctx context.Context, c Config) error {
	if c.Install {
		if err := c.Provision(ctx, s.Version); err != nil {
			return err
		}
	}
	java := c.findJava(ctx, s.Version)
	lib, err := c.jars(ctx, s.Version)
	var n needs
	if missing := errors.As(err, &n); missing || java == "" {
		n.version, n.java = s.Version, java == ""
		return n
	}
	if err != nil {
		return err
	}
	sweep(os.TempDir())
	for attempt := 1; ; attempt++ {
		again, err := s.tryJava(ctx, java, lib)
		if err == nil || !again || attempt == portAttempts {
			return err
		}
	}
}

// tryJava starts the server once. Where it fails, again says whether its port was taken.
func (s *Server) tryJava(ctx context.Context, java, lib string) (again bool, err error) {
	home, release, err := makeHome(os.TempDir())
	if err != nil {
		return false, err
	}
	port, err := freePort()
	if err != nil {
		_ = release() // the first error is what counts
		return false, err
	}
	if err := os.WriteFile(filepath.Join(home, "conf", "neo4j.conf"), []byte(settings(port)), 0o600); err != nil {
		_ = release() // the first error is what counts
		return false, err
	}
	output := &bytes.Buffer{}
	p, err := startProcess(exec.Command(java, javaArguments(s.Version, lib, home)...), output)
	if err != nil {
		_ = release() // the first error is what counts
		return false, fmt.Errorf("run %s: %w", java, err)
	}
	stop := func() error { p.kill(); <-p.done; return release() }
	s.Address = fmt.Sprintf("bolt://127.0.0.1:%d", port)
	if err := s.awaitReady(ctx, true, p.failed); err != nil {
		err = errors.Join(err, s.Close(), stop())
		return strings.Contains(output.String(), "Address already in use"), fmt.Errorf("%w\n%s", err, tail(output.Bytes()))
	}
	// First in, last out: the driver closes before the server goes.
	s.undo = append([]func() error{stop}, s.undo...)
	return false, nil
}

// tail is the end of a program's output, as much as a person wants to read.
func tail(out []byte) []byte {
	const most = 4000
	if len(out) > most {
		out = out[len(out)-most:]
	}
	return out
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
