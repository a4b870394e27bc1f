package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Page is a playground in a browser of its own. Its methods end the test when the page does not do
// what they ask for; they are for one goroutine.
type Page struct {
	t      testing.TB
	ctx    context.Context
	editor editor
}

// Open starts a browser, opens the playground at address and waits until it is ready for a query.
// When the test ends the browser is closed, and the test fails if the page wrote an error to the
// console or sent a request to another host.
func Open(t testing.TB, address string) *Page {
	t.Helper()
	program, err := findBrowser()
	if err != nil {
		t.Fatalf("open %s: %v", address, err)
	}
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host == "" {
		t.Fatalf("open %q: not the address of a page", address)
	}

	deadline, cancelDeadline := context.WithTimeout(context.Background(), pageTimeout)
	allocator, cancelAllocator := chromedp.NewExecAllocator(deadline, browserOptions(program)...)
	ctx, cancel := chromedp.NewContext(allocator)
	page := &Page{t: t, ctx: ctx}
	seen := &watch{origin: parsed.Scheme + "://" + parsed.Host}
	var endpoint string
	t.Cleanup(func() {
		for _, problem := range seen.found(endpoint) {
			t.Errorf("%s: %s", address, problem)
		}
		if t.Failed() {
			page.saveFailure()
		}
		cancel()
		cancelAllocator()
		cancelDeadline()
	})

	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", program, err)
	}
	seen.start(ctx)
	page.do("open "+address, chromedp.Navigate(address))
	endpoint = page.text(`new URL(document.querySelector('meta[name="graphql-endpoint"]')?.content ?? '', location.href).href`)
	page.settle()
	return page
}

// settle waits until the page is ready for a query and finds out which of the two it is.
func (p *Page) settle() {
	p.t.Helper()
	p.wait("the playground", `document.querySelector('#run[data-ready], .graphiql-execute-button') !== null`)
	p.editor = simpleEditor{}
	if p.boolean(`document.querySelector('.graphiql-container') !== null`) {
		p.editor = graphiqlEditor{}
	}
	p.wait("the editor", p.editor.ready())
}

// Reload loads the page again, as a person who comes back to it does, and waits until it is ready for a query.
func (p *Page) Reload() {
	p.t.Helper()
	p.do("load the page again", chromedp.Reload())
	p.settle()
}

// IsGraphiQL reports whether the page is GraphiQL; otherwise it is the simple page.
func (p *Page) IsGraphiQL() bool {
	_, ok := p.editor.(graphiqlEditor)
	return ok
}

// RunQuery writes the query and the variables (a JSON object, or empty) into the page, presses the
// run button and returns the answer as the page shows it.
func (p *Page) RunQuery(query, variables string) string {
	p.t.Helper()
	p.Write(query, variables)
	return p.Run()
}

// Write puts the query and the variables (a JSON object, or empty) into the page's fields.
func (p *Page) Write(query, variables string) {
	p.t.Helper()
	p.do("write the query", p.editor.write(query, variables))
}

// Press clicks the first element that the CSS selector matches and waits for nothing.
func (p *Page) Press(selector string) {
	p.t.Helper()
	p.do("press "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// Run presses the run button and returns the answer as the page shows it.
func (p *Page) Run() string {
	p.t.Helper()
	return p.runBy("the run button", chromedp.Click(chromedp.CSS(p.editor.runButton())))
}

// RunByKeyboard presses Ctrl+Enter in the query's field and returns the answer as the page shows it.
func (p *Page) RunByKeyboard() string {
	p.t.Helper()
	return p.runBy("Ctrl+Enter", chromedp.Steps(
		chromedp.Focus(chromedp.CSS(p.editor.queryField())),
		chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)),
	))
}

func (p *Page) runBy(means string, press chromedp.Action[chromedp.Void]) string {
	p.t.Helper()
	p.do("forget the last answer", chromedp.Evaluate[chromedp.Void](p.editor.forget()))
	p.do("press "+means, press)
	p.wait("an answer after "+means, p.editor.answered())
	return p.ResultText()
}

// ResultText returns the answer as the page shows it: indented JSON, or empty before the first.
func (p *Page) ResultText() string {
	p.t.Helper()
	return p.text(p.editor.result())
}

// Query returns what the query's field holds.
func (p *Page) Query() string {
	p.t.Helper()
	return p.text(p.editor.query())
}

// Variables returns what the variables' field holds.
func (p *Page) Variables() string {
	p.t.Helper()
	return p.text(p.editor.variables())
}

// Examples returns the titles of the example queries in the order of the page's list.
func (p *Page) Examples() []string {
	p.t.Helper()
	p.do("show the examples", p.editor.showExamples())
	p.wait("the examples", `document.querySelector('`+p.editor.exampleButtons()+`') !== null`)
	joined := p.text(`[...document.querySelectorAll('` + p.editor.exampleButtons() + `')].map((b) => b.textContent).join('\n')`)
	return strings.Split(joined, "\n")
}

// OpenExample chooses the example with the title from the page's list and waits until the query's
// field holds it.
func (p *Page) OpenExample(title string) {
	p.t.Helper()
	titles := p.Examples()
	for i, each := range titles {
		if each != title {
			continue
		}
		p.do("choose the example "+title, chromedp.Evaluate[chromedp.Void](
			fmt.Sprintf(`document.querySelectorAll('%s')[%d].click()`, p.editor.exampleButtons(), i)))
		p.wait("the example "+title, p.editor.query()+`.startsWith(`+quote("# "+title+"\n")+`)`)
		return
	}
	p.t.Fatalf("no example %q among %q", title, titles)
}

// Text returns the visible text of the first element that the CSS selector matches, once there is one.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	p.wait(selector, `document.querySelector(`+quote(selector)+`) !== null`)
	return p.text(`document.querySelector(` + quote(selector) + `).innerText`)
}

// PreferDark makes the browser ask for dark pages, or for light ones, as a person's settings do.
func (p *Page) PreferDark(dark bool) {
	p.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	if err != nil {
		p.t.Fatalf("prefer %s pages: %v", scheme, err)
	}
}

// Screenshot writes what the browser's window shows to a PNG file.
func (p *Page) Screenshot(file string) {
	p.t.Helper()
	picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatalf("screenshot: %v", err)
	}
	if err := os.WriteFile(file, picture, 0o600); err != nil {
		p.t.Fatalf("screenshot: %v", err)
	}
}

func (p *Page) do(what string, action chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, action); err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
}

func (p *Page) text(expression string) string {
	p.t.Helper()
	text, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](expression))
	if err != nil {
		p.t.Fatalf("read %s: %v", expression, err)
	}
	return text
}

func (p *Page) boolean(expression string) bool {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](expression))
	if err != nil {
		p.t.Fatalf("read %s: %v", expression, err)
	}
	return value
}

// wait looks at the page until the JavaScript condition holds.
func (p *Page) wait(what, condition string) {
	p.t.Helper()
	for deadline := time.Now().Add(waitTimeout); ; time.Sleep(waitInterval) {
		if p.boolean(`Boolean(` + condition + `)`) {
			return
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("waited %v for %s in vain; the page shows:\n%s", waitTimeout, what, p.text(`document.body.innerText`))
		}
	}
}

// quote writes a Go string as a JavaScript one.
func quote(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // no string fails
	}
	return string(quoted)
}
