// The example queries as a GraphiQL plugin: a list beside the documentation and the history.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';

/** Reads the example queries from the server: [{name, title, query, variables?}]. */
export async function fetchExamples() {
  const response = await fetch('examples.json');
  if (!response.ok) {
    throw new Error(`examples.json: the server answered ${response.status}`);
  }
  return response.json();
}

/** The text of an example's variables, as the variables editor shows it. */
export function variablesText(example) {
  return example.variables ? JSON.stringify(example.variables, null, 2) : '';
}

function Icon() {
  return (
    <svg height="1em" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M5 6h14M5 12h14M5 18h9" strokeLinecap="round" />
    </svg>
  );
}

/** Makes the plugin that lists the examples; choosing one opens it in a tab, or goes to the tab that holds it. */
export function examplesPlugin(examples) {
  function Examples() {
    const { addTab, changeTab } = useGraphiQLActions();
    const tabs = useGraphiQL((state) => state.tabs);
    const queryEditor = useGraphiQL((state) => state.queryEditor);
    const variableEditor = useGraphiQL((state) => state.variableEditor);

    function open(example) {
      const held = tabs.findIndex((tab) => tab.query === example.query);
      if (held >= 0) {
        changeTab(held);
        return;
      }
      addTab();
      queryEditor?.setValue(example.query);
      variableEditor?.setValue(variablesText(example));
    }

    return (
      <section aria-label="Examples">
        <div className="graphiql-doc-explorer-title">Examples</div>
        <ul className="examples">
          {examples.map((example) => (
            <li key={example.name}>
              <button type="button" className="graphiql-un-styled" onClick={() => open(example)}>
                {example.title}
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return { title: 'Examples', icon: Icon, content: Examples };
}
