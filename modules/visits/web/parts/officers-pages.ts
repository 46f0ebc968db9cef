import type { WebModule } from '#ui/module.ts';

/** Pages of service officers, the charter and what firms file themselves. */
export const officersPages: Pick<WebModule, 'nav' | 'routes'> = {
  nav: [],
  routes: () => [],
};
