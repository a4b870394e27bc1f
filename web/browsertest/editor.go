package browsertest

import (
	"context"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// editor knows where a page keeps what: each method but the actions gives a JavaScript expression or a CSS selector.
type editor interface {
	ready() string          // expression: is the page ready for a query?
	query() string          // expression: the query's text
	variables() string      // expression: the variables' text
	result() string         // expression: the answer's text
	forget() string         // expression: removes the last answer, so that the next is seen to come
	answered() string       // expression: has the answer come?
	queryField() string     // selector: where Ctrl+Enter is pressed
	runButton() string      // selector
	exampleButtons() string // selector, without single quotes

	write(query, variables string) chromedp.Action[chromedp.Void]
	showExamples() chromedp.Action[chromedp.Void]
}

// simpleEditor is the page of our own.
type simpleEditor struct{}

func (simpleEditor) ready() string          { return `document.querySelector('#run[data-ready]') !== null` }
func (simpleEditor) query() string          { return `document.getElementById('query').value` }
func (simpleEditor) variables() string      { return `document.getElementById('variables').value` }
func (simpleEditor) result() string         { return `document.getElementById('result').textContent` }
func (simpleEditor) forget() string         { return `document.getElementById('result').textContent = ''` }
func (simpleEditor) queryField() string     { return `#query` }
func (simpleEditor) runButton() string      { return `#run` }
func (simpleEditor) exampleButtons() string { return `#examples button` }

func (simpleEditor) answered() string {
	return `document.getElementById('result').textContent !== '' && !document.getElementById('result').hasAttribute('aria-busy')`
}

func (simpleEditor) write(query, variables string) chromedp.Action[chromedp.Void] {
	return chromedp.Steps(replaceText("query", query), replaceText("variables", variables))
}

func (simpleEditor) showExamples() chromedp.Action[chromedp.Void] { return chromedp.Steps() }

// replaceText types into a field what a paste over its whole content would.
func replaceText(id, text string) chromedp.Action[chromedp.Void] {
	selectAll := chromedp.Evaluate[chromedp.Void](`document.getElementById('` + id + `').focus(); document.getElementById('` + id + `').select()`)
	if text == "" {
		return chromedp.Steps(selectAll, chromedp.Evaluate[chromedp.Void](`document.execCommand('delete')`))
	}
	return chromedp.Steps(selectAll, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: text})
		return err
	}))
}

// graphiqlEditor is GraphiQL 5. Its fields are editors that hold their text in models, which
// GraphiQL leaves at globalThis.__MONACO; the elements show only the lines in view.
type graphiqlEditor struct{}

const (
	queryModel     = `operation.graphql`
	variablesModel = `variables.json`
	resultModel    = `response.json`
)

// model is the expression for the model in use whose address ends in name.
func model(name string) string {
	return `globalThis.__MONACO?.editor.getModels().find((m) => m.uri.path.endsWith('` + name + `'))`
}

func (graphiqlEditor) ready() string {
	return model(queryModel) + ` && ` + model(variablesModel) + ` && ` + model(resultModel) +
		` && document.querySelector('.graphiql-query-editor textarea, .graphiql-query-editor .native-edit-context') !== null`
}
func (graphiqlEditor) query() string      { return model(queryModel) + `.getValue()` }
func (graphiqlEditor) variables() string  { return model(variablesModel) + `.getValue()` }
func (graphiqlEditor) result() string     { return model(resultModel) + `.getValue()` }
func (graphiqlEditor) forget() string     { return model(resultModel) + `.setValue('')` }
func (graphiqlEditor) queryField() string { return `.graphiql-query-editor textarea` }
func (graphiqlEditor) runButton() string  { return `.graphiql-execute-button` }

func (graphiqlEditor) answered() string {
	return model(resultModel) + `.getValue() !== '' && document.querySelector('.graphiql-response .graphiql-spinner') === null`
}

func (graphiqlEditor) exampleButtons() string { return `ul.examples button` }

func (graphiqlEditor) write(query, variables string) chromedp.Action[chromedp.Void] {
	return chromedp.Steps(
		chromedp.Evaluate[chromedp.Void](model(queryModel)+`.setValue(`+quote(query)+`)`),
		chromedp.Evaluate[chromedp.Void](model(variablesModel)+`.setValue(`+quote(variables)+`)`),
	)
}

// showExamples opens the list beside the editor, unless it is open.
func (e graphiqlEditor) showExamples() chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](`if (document.querySelector('` + e.exampleButtons() + `') === null)
		document.querySelector('.graphiql-sidebar button[aria-label="Show Examples"]').click()`)
}
