// Package browsertest drives the playground in a real browser for tests: it opens the page, asks
// queries as a person would, and reads the answers. It serves both pages alike, GraphiQL and the simple one.
package browsertest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const (
	// browserVariable is the environment variable that names the browser's program, where it is not on the path.
	browserVariable = "ENTENTE_TEST_BROWSER"

	// pageTimeout bounds all that is done with one page, the start of the browser included.
	pageTimeout = 3 * time.Minute
	// waitTimeout bounds one wait for the page. A slow machine needs seconds to start the full editor.
	waitTimeout = time.Minute
	// waitInterval is the time between two looks at the page.
	waitInterval = 30 * time.Millisecond
)

// browserPrograms are the names under which distributions install Chromium and its kin.
var browserPrograms = [...]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell"}

// findBrowser returns the browser's program.
func findBrowser() (string, error) {
	if named := os.Getenv(browserVariable); named != "" {
		found, err := exec.LookPath(named)
		if err != nil {
			return "", fmt.Errorf("%s=%s: %w", browserVariable, named, err)
		}
		return found, nil
	}
	for _, program := range browserPrograms {
		if found, err := exec.LookPath(program); err == nil {
			return found, nil
		}
	}
	return "", fmt.Errorf("no browser found (looked for %s); install Chromium (on Debian: apt-get install chromium) or name one in %s",
		strings.Join(browserPrograms[:], ", "), browserVariable)
}

// browserOptions are chromedp's defaults and what keeps the browser off the network and off the machine.
func browserOptions(program string) []chromedp.ExecAllocatorOption {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.DisableGPU,
		chromedp.WindowSize(1440, 900),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true),
		// Whatever the system's proxy is, the server under test is on this machine.
		chromedp.Flag("no-proxy-server", true),
	)
	if os.Geteuid() == 0 {
		// The browser's sandbox does not run as root.
		options = append(options, chromedp.NoSandbox)
	}
	return options
}

// watch collects what a page must not do: write errors to its console (a breach of its
// Content-Security-Policy is one) and reach other hosts.
type watch struct {
	origin string // scheme and host of the page

	mu       sync.Mutex
	problems []problem
}

// problem is one thing that a page must not do.
type problem struct {
	text string
	// refused is the address of a request that the server answered with an HTTP error, empty for other problems.
	refused string
}

func (w *watch) report(found problem) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.problems = append(w.problems, found)
}

// found returns the problems so far. A refusal by the API at endpoint is an answer, and not among them.
func (w *watch) found(endpoint string) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var texts []string
	for _, each := range w.problems {
		if each.refused == "" || each.refused != endpoint {
			texts = append(texts, each.text)
		}
	}
	return texts
}

// start follows the page's console and requests until the context ends.
func (w *watch) start(ctx context.Context) {
	messages := chromedp.Console(ctx)
	requests := chromedp.Events(ctx, network.RequestWillBeSent)
	go func() {
		for message, err := range messages {
			if err != nil {
				return
			}
			w.message(message)
		}
	}()
	go func() {
		for event, err := range requests {
			if err != nil {
				return
			}
			w.request(event.Request.URL)
		}
	}()
}

func (w *watch) message(message chromedp.ConsoleMessage) {
	if message.Type != chromedp.ConsoleError && !message.IsException() {
		return
	}
	found := problem{text: fmt.Sprintf("console: %s (%s:%d)", message.Text, message.URL, message.Line+1)}
	if message.Source == "network" {
		found.refused = message.URL
	}
	w.report(found)
}

func (w *watch) request(address string) {
	parsed, err := url.Parse(address)
	switch {
	case err != nil:
		w.report(problem{text: fmt.Sprintf("request to %q: %v", address, err)})
	case parsed.Scheme != "data" && parsed.Scheme+"://"+parsed.Host != w.origin:
		w.report(problem{text: "request to another host: " + address})
	}
}

// saveFailure keeps a picture of a failed test's page among the test's artefacts (go test -artifacts).
func (p *Page) saveFailure() {
	picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Logf("no picture of the failed page: %v", err)
		return
	}
	file := filepath.Join(p.t.ArtifactDir(), "page.png")
	if err := os.WriteFile(file, picture, 0o600); err != nil {
		p.t.Logf("no picture of the failed page: %v", err)
		return
	}
	p.t.Logf("the failed page: %s", file)
}
