import type { WebModule } from '#ui/module.ts';

/** Pages of plans, visits and coverage. */
export const visitsPages: Pick<WebModule, 'nav' | 'routes'> = {
  nav: [],
  routes: () => [],
};
