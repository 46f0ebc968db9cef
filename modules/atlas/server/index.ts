import { metricsOf } from '#kernel/indicators/server/index.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import { titleErrors } from '../contract/title-errors.ts';
import { titlePermissions } from '../contract/title-permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { closeDay } from './close-day.ts';
import { atlasSeed } from './import-facts.ts';
import { inventOwnEntries } from './own-entries/demo.ts';
import { ownEntryRegister } from './own-entries/own-entry-register.ts';
import { atlasRoutes } from './routes.ts';
import { titleAlarms } from './titles/alarms.ts';
import { criterionRegister } from './titles/criterion-register.ts';
import { evidencePurpose } from './titles/evidence-purpose.ts';
import { generateDemo } from './titles/generate-demo.ts';
import { resultRegister } from './titles/result-register.ts';
import { titleRegister } from './titles/title-register.ts';

export { countStates } from './practices/domain/count-states.ts';
export { readPractices } from './practices/read-practices.ts';

/** Published facts of real zones: of no tenant, readable by all, written by the importer only. */
export const atlasModule: ServerModule = {
  name: 'atlas',
  dependsOn: ['calendar', 'indicators', 'parties'],
  permissions: { ...permissions, ...titlePermissions },
  errors: { ...errors, ...titleErrors },
  routes: atlasRoutes([]),
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  sharedTables: [
    'atlas.source',
    'atlas.zone',
    'atlas.project',
    'atlas.programme',
    'atlas.firm',
    'atlas.indicator_value',
    'atlas.policy',
    'atlas.policy_instrument',
    'atlas.service',
    'atlas.finance',
    'atlas.civic',
    'atlas.mechanism',
    'atlas.title',
    'atlas.import_run',
    'atlas.import_file',
    'atlas.import_reject',
  ],
  partyReferences: [
    {
      ...{ table: 'atlas.adoption', column: 'party_id', key: ['party_id', 'published_id'], kinds: ['firm'] },
      ...{ label: 'references.adoptions', shows: ['printed'], appendOnly: true },
    },
    {
      ...{ table: 'atlas.own_entry', column: 'party_id', key: ['id'], kinds: ['firm', 'institution'] },
      ...{ label: 'references.ownEntries', shows: ['name'], standing: 'standing' },
    },
  ],
  appendOnlyTables: ['atlas.adoption'],
  filePurposes: [evidencePurpose],
  sheetRegisters: [titleRegister, criterionRegister, resultRegister, ownEntryRegister],
  seeds: [atlasSeed()],
  demo: async (platform, zone, options) => [
    ...(await generateDemo(platform, zone, options)),
    ...(await inventOwnEntries(platform, zone, options)),
  ],
  alarms: [titleAlarms],
  dailyClose: closeDay,
  // Metrics are given by all parts.
  joining: (parts) => ({ routes: atlasRoutes(metricsOf(parts)) }),
};
