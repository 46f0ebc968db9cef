import type { WebModule } from '#ui/module.ts';

/** Every module that has pages, in the order of the navigation; `npm run new-module` adds an import and a line. */
export const modules: readonly WebModule[] = [];
