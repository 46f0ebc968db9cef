import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { backupJobs } from './jobs.ts';
import { backupRoutes } from './routes.ts';
import type { BackupSettings } from './run-backup.ts';

/** Backups and what became of them, as a part of the server; without settings none are made by timetable. */
export function backupPart(settings: () => BackupSettings | undefined): ServerModule {
  return {
    name: 'backup',
    dependsOn: [],
    permissions,
    errors,
    routes: backupRoutes(settings),
    jobs: backupJobs(settings),
    locale: { 'zh-CN': zh, en },
    migrations: new URL('./migrations/', import.meta.url),
    sharedTables: ['backup.run'],
  };
}
