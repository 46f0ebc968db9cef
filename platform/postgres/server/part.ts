import type { ServerModule } from '#platform/module/server-module.ts';

/** Errors of the embedded server, as a part of the server. */
export const postgresPart: ServerModule = {
  name: 'postgres',
  dependsOn: [],
  permissions: {},
  errors: {},
  routes: [],
  locale: { 'zh-CN': {}, en: {} },
};
