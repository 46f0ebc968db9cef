import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { fileType } from '../contract/file-type.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { collectGarbage, rescanFiles } from './jobs.ts';
import type { FilePurpose, FilePurposes } from './purpose.ts';
import { fileRoutes } from './routes.ts';

/** With which an administrator sees that checks and scanner work; what is sent belongs to no record and is cleared away. */
const trialPurpose: FilePurpose = {
  name: 'files.trial',
  types: fileType.options,
  mayUpload: (context) => context.can('files:oversee'),
  mayRead: () => false,
};

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
    filePurposes: [trialPurpose],
    jobs: [collectGarbage(purposes), rescanFiles],
  };
}
