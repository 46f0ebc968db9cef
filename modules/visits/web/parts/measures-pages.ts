import type { WebModule } from '#ui/module.ts';

/** Pages of measures, common issues and statistics. */
export const measuresPages: Pick<WebModule, 'nav' | 'routes'> = {
  nav: [],
  routes: () => [],
};
