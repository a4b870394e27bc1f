// The playground: GraphiQL against the endpoint of the server that serves this page, with the
// example queries as its first tabs.
import './workers.js';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { examplesPlugin, fetchExamples, variablesText } from './examples.jsx';
import { beginWith, storage } from './storage.js';
import { FollowSystemTheme } from './theme.js';
import './playground.css';

const container = document.getElementById('playground');
const endpoint = document.querySelector('meta[name="graphql-endpoint"]').content;

function Playground({ examples }) {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      defaultTabs={examples.map((example) => ({ query: example.query, variables: variablesText(example) }))}
      defaultEditorToolsVisibility="variables"
      plugins={[HISTORY_PLUGIN, plugin]}
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <span className="title">Entente</span>
      </GraphiQL.Logo>
      <FollowSystemTheme />
    </GraphiQL>
  );
}

let examples = [];
try {
  examples = await fetchExamples();
} catch (error) {
  // The editor is worth having without them.
  console.error(error);
}
if (examples.length > 0) {
  beginWith(examples[0].query, variablesText(examples[0]));
}
const fetcher = createGraphiQLFetcher({ url: new URL(endpoint, location.href).href });
const plugin = examplesPlugin(examples);

container.classList.remove('starting');
createRoot(container).render(<Playground examples={examples} />);
