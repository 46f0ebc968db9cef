import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `YUANSHU_WEB_OUT` says where the built pages go; `YUANSHU_API` which server answers `/api` while pages are being written. */
export default defineConfig({
  root: here('app/web'),
  plugins: [react()],
  cacheDir: here('.cache/vite'),
  build: {
    outDir: process.env.YUANSHU_WEB_OUT ?? here('.cache/web'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // Compressing every file to print its size would double the time of the first start.
    reportCompressedSize: false,
    // A data: URL in a style sheet would need an exception in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    // What guards a page runs first only when it lies in a file that is loaded first.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'guard', test: /ui\/(guard-page|refuse-markup)\.ts$/ }] } },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.YUANSHU_API ?? 'http://127.0.0.1:8080' },
  },
});
