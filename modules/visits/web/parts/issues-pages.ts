import type { WebModule } from '#ui/module.ts';

/** Pages of issues and their closed loop. */
export const issuesPages: Pick<WebModule, 'nav' | 'routes'> = {
  nav: [],
  routes: () => [],
};
