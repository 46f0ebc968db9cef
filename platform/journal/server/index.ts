import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { verifyJournalJob } from './jobs.ts';
import { journalRoutes } from './routes.ts';

/** What happened in the zones and who did it, as a part of the server. */
export const journalPart: ServerModule = {
  name: 'journal',
  dependsOn: [],
  permissions,
  errors,
  routes: journalRoutes,
  jobs: [verifyJournalJob],
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  sharedTables: ['journal.link', 'journal.node', 'journal.key', 'journal.head', 'journal.delivery', 'journal.checked'],
  appendOnlyTables: ['journal.entry', 'journal.link', 'journal.node', 'journal.key', 'journal.head', 'journal.checked'],
  exemptTables: {
    'journal.entry': 'entries of all zones and of none; own policies: a zone sees its own, the sealer all',
  },
};
