import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { awaitTexts, labelTexts } from './app/server/web-texts.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Groups of texts of engines and modules that the server alone speaks: answers carry errors in words already. */
const spokenByServer = ['endpoints', 'errors'];

/** Leaves out of the browser's texts what only the server says: every first load carries them. */
function browserTexts(): Plugin {
  return {
    name: 'yuanshu-browser-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/(?:kernel|modules)\/[^/]+\/locale\/(?:zh-CN|en)\.json$/.test(id)) return;
      const groups = Object.entries(JSON.parse(code) as Record<string, unknown>);
      return {
        code: JSON.stringify(Object.fromEntries(groups.filter(([group]) => !spokenByServer.includes(group)))),
        map: null,
      };
    },
  };
}

const labels = /\/app\/web\/labels\/(zh-CN|en)\.ts$/;
const ofPages = /^(?:ui|app\/web|(?:kernel|modules)\/[^/]+\/web)\/.*\.tsx?$/;

/**
 * The first load carries of every part only what the frame shows (app/web/labels); whatever is loaded
 * later, a page, a panel, a tile, waits for the texts that it and its imports name, and no page has to know.
 */
function laterTexts(): Plugin {
  return {
    name: 'yuanshu-later-texts',
    enforce: 'pre',
    load(id) {
      const [, locale] = labels.exec(id) ?? [];
      return locale === undefined ? null : `export default ${JSON.stringify(labelTexts(locale))};`;
    },
    transform(code, id) {
      const file = id.split('?', 1)[0] ?? id;
      if (!ofPages.test(file.slice(here('.').length))) return;
      const awaited = awaitTexts(code, file);
      return awaited === undefined ? undefined : { code: awaited, map: null };
    },
  };
}

/** `YUANSHU_WEB_OUT` says where the built pages go; `YUANSHU_API` which server answers `/api` while pages are being written. */
export default defineConfig({
  root: here('app/web'),
  plugins: [browserTexts(), laterTexts(), react()],
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
