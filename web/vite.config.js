import { defineConfig } from 'vite';

// In development Vite serves index.html itself, without the Go handler that fills in the endpoint.
const endpointForDevelopment = {
  name: 'endpoint-for-development',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace('{{.Endpoint}}', '/graphql'),
};

export default defineConfig({
  // Relative addresses, so that the page may be mounted anywhere.
  base: './',
  plugins: [endpointForDevelopment],
  esbuild: { jsx: 'automatic' },
  worker: { format: 'es' },
  build: {
    outDir: 'pages/graphiql',
    emptyOutDir: true,
    assetsDir: 'assets',
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The licences of everything in the bundle travel with it.
    license: { fileName: 'licences.md' },
    // Monaco is one chunk of about three megabytes, read from the same machine.
    chunkSizeWarningLimit: 4000,
    rollupOptions: {
      // Dependencies mark their client-side modules for frameworks that render on a server; none does here.
      onwarn(warning, warn) {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  server: {
    proxy: {
      '/graphql': 'http://127.0.0.1:8080',
      '/examples.json': 'http://127.0.0.1:8080',
    },
  },
});
