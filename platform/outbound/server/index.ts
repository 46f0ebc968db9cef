import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { sendWebhook } from './webhook.ts';

/** Calls to other machines, as a part of the server. */
export const outboundPart: ServerModule = {
  name: 'outbound',
  dependsOn: [],
  permissions: {},
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  exemptTables: {
    'outbound.webhook_attempt': 'attempts of all zones and of none; own policy: a zone sees its own',
  },
  appendOnlyTables: ['outbound.webhook_attempt'],
  jobs: [sendWebhook],
};
