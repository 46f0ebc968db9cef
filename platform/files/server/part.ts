import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { collectGarbage, rescanFiles } from './jobs.ts';
import type { FilePurposes } from './purpose.ts';
import { fileRoutes } from './routes.ts';

/** Files as a part of the server; `purposes` are those of all parts, joined. */
export function filesPart(purposes: () => FilePurposes): ServerModule {
  return {
    name: 'files',
    dependsOn: [],
    permissions,
    errors,
    routes: fileRoutes(purposes),
    locale: { 'zh-CN': zh, en },
    migrations: new URL('./migrations/', import.meta.url),
    jobs: [collectGarbage(purposes), rescanFiles],
  };
}
