import type { ServerModule } from '#platform/module/server-module.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { generateDemo } from './demo.ts';
import { economyMetrics } from './metrics.ts';

/** How the zone's economy runs: its monthly figures. */
export const economyModule: ServerModule = {
  name: 'economy',
  dependsOn: ['indicators', 'parties'],
  permissions,
  errors: {},
  routes: [],
  locale: { 'zh-CN': zh, en },
  metrics: economyMetrics,
  demo: generateDemo,
};
