// The query page that needs no build: one request editor, the example queries, the answer as JSON.

const endpoint = document.querySelector('meta[name="graphql-endpoint"]').content;
const form = document.getElementById('request');
const query = document.getElementById('query');
const variables = document.getElementById('variables');
const variablesProblem = document.getElementById('variables-problem');
const runButton = document.getElementById('run');
const status = document.getElementById('status');
const errors = document.getElementById('errors');
const result = document.getElementById('result');
const exampleList = document.getElementById('examples');
const examplesProblem = document.getElementById('examples-problem');

/** The request under way, so that a newer one takes its place. */
let current = null;

/** Reads the variables field. An empty one is no variables. Throws where it holds anything but a JSON object. */
function readVariables() {
  const text = variables.value.trim();
  if (text === '') return undefined;
  const value = JSON.parse(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Error('an object in braces is needed, such as {"name": "value"}');
  }
  return value;
}

/** Where an error of the answer lies: its place in the query, its path in the data, its code. */
function whereabouts(error) {
  const parts = [];
  for (const place of error.locations ?? []) parts.push(`line ${place.line}, column ${place.column}`);
  if (error.path?.length) parts.push(error.path.join('.'));
  if (error.extensions?.code) parts.push(error.extensions.code);
  return parts.join(' · ');
}

function showErrors(list) {
  errors.replaceChildren(
    ...list.map((error) => {
      const box = document.createElement('p');
      box.className = 'problem';
      box.textContent = error.message ?? 'the server gave an error without a message';
      const where = whereabouts(error);
      if (where) {
        const small = document.createElement('small');
        small.textContent = where;
        box.append(small);
      }
      return box;
    }),
  );
}

/** Reads an answer's body as JSON; what is not JSON becomes an error that quotes its beginning. */
async function readAnswer(response) {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    const beginning = text.trim().slice(0, 200);
    return { errors: [{ message: `The server answered ${response.status} without JSON${beginning ? `: ${beginning}` : '.'}` }] };
  }
}

async function send(body, signal) {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify(body),
      signal,
    });
    return await readAnswer(response);
  } catch (error) {
    if (signal.aborted) return null;
    return { errors: [{ message: `The server at ${endpoint} cannot be reached: ${error.message}` }] };
  }
}

function show(answer, milliseconds) {
  const count = answer.errors?.length ?? 0;
  const took = `${Math.round(milliseconds)} ms`;
  status.textContent = count === 0 ? `Answered in ${took}` : `${count} ${count === 1 ? 'error' : 'errors'} in ${took}`;
  showErrors(answer.errors ?? []);
  result.textContent = JSON.stringify(answer, null, 2);
}

async function run() {
  let given;
  try {
    given = readVariables();
  } catch (error) {
    variablesProblem.textContent = `The variables are not JSON: ${error.message}`;
    variables.setAttribute('aria-invalid', 'true');
    variables.focus();
    return;
  }
  variablesProblem.textContent = '';
  variables.removeAttribute('aria-invalid');

  current?.abort();
  const mine = new AbortController();
  current = mine;
  result.setAttribute('aria-busy', 'true');
  errors.replaceChildren();
  status.textContent = 'Running…';

  const start = performance.now();
  const answer = await send({ query: query.value, variables: given }, mine.signal);
  if (mine !== current) return;
  current = null;
  show(answer, performance.now() - start);
  result.removeAttribute('aria-busy');
}

function choose(example, button) {
  for (const other of exampleList.querySelectorAll('[aria-current]')) other.removeAttribute('aria-current');
  button.setAttribute('aria-current', 'true');
  query.value = example.query;
  variables.value = example.variables ? JSON.stringify(example.variables, null, 2) : '';
  variablesProblem.textContent = '';
  variables.removeAttribute('aria-invalid');
}

async function listExamples() {
  const response = await fetch('examples.json');
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const examples = await response.json();
  for (const example of examples) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = example.title;
    button.addEventListener('click', () => choose(example, button));
    const item = document.createElement('li');
    item.append(button);
    exampleList.append(item);
    if (query.value === '') choose(example, button);
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  run();
});
form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});

try {
  await listExamples();
} catch (error) {
  examplesProblem.textContent = `The examples cannot be shown: ${error.message}`;
  examplesProblem.hidden = false;
}
runButton.dataset.ready = 'true';
