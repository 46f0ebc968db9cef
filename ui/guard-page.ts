import { guardMarkup } from './refuse-markup.ts';

// Runs before anything else on the page, in a file of its own (vite.config.ts): schemas that are made afterwards must
// know that nothing may be compiled here, instead of trying it and having the browser report an attack.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
guardMarkup();
