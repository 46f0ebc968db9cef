import type { AlarmSource } from '#platform/module/alarm-source.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { cockpitRoutes } from './routes.ts';

/** The screen of a zone: its order, its red lights, what changes on it; every figure comes from kernel/indicators. */
export const cockpitModule: ServerModule = {
  name: 'cockpit',
  dependsOn: ['calendar', 'geo', 'indicators'],
  permissions,
  errors,
  // Without the other parts there is nothing to join: `joining` puts the routes over all of them in place of these.
  routes: cockpitRoutes({ metrics: [], alarms: [] }),
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  joining: (parts) => ({
    routes: cockpitRoutes({
      metrics: parts.flatMap((part): readonly Metric[] => part.metrics ?? []),
      alarms: parts.flatMap((part): readonly AlarmSource[] => part.alarms ?? []),
    }),
  }),
};
