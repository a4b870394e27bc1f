// GraphiQL keeps tabs, history and layout in the browser. Other programs may serve a GraphiQL of
// their own from the same host and port on another day; the prefix keeps the two apart.
const prefix = 'entente:';

function ownKeys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}

export const storage = {
  getItem: (key) => localStorage.getItem(prefix + key),
  setItem: (key, value) => localStorage.setItem(prefix + key, value),
  removeItem: (key) => localStorage.removeItem(prefix + key),
  clear: () => ownKeys().forEach((key) => localStorage.removeItem(key)),
  get length() {
    return ownKeys().length;
  },
};

// GraphiQL's own names for the active tab's query and variables.
const queryKey = 'graphiql:query';
const variablesKey = 'graphiql:variables';
const tabsKey = 'graphiql:tabState';

/**
 * Makes a first visit begin with the given query. Without it GraphiQL shows the first tab's query but,
 * until that tab is left and chosen again, not its variables.
 */
export function beginWith(query, variables) {
  const begun = [tabsKey, queryKey, variablesKey].some((key) => storage.getItem(key) !== null);
  if (!begun) {
    storage.setItem(queryKey, query);
    storage.setItem(variablesKey, variables);
  }
}
