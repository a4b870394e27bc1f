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
