import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };

/** Calls to other machines, as a part of the server. */
export const outboundPart: ServerModule = {
  name: 'outbound',
  dependsOn: [],
  permissions: {},
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
};
