import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import { personErrors } from '../contract/person-errors.ts';
import { personPermissions } from '../contract/person-permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { closeDay } from './close-day.ts';
import { generateDemo } from './generate-demo.ts';
import { letterPurpose } from './identities/letter-purpose.ts';
import { moveDepartmentWorkJob } from './organisation/move-department-work.ts';
import { outsideOf } from './organisation/read-outside.ts';
import { organisationRoutes } from './organisation/routes.ts';
import { staffPost } from './organisation/staff-post.ts';
import { mendAfterRestore } from './persons/mend-after-restore.ts';
import { repeatErasuresJob } from './persons/repeat-erasures.ts';
import { partiesRoutes } from './routes.ts';

/** Who acts in a zone: departments, staff and firms. */
export const partiesModule: ServerModule = {
  name: 'parties',
  dependsOn: ['calendar'],
  permissions: { ...permissions, ...personPermissions },
  errors: { ...errors, ...personErrors },
  routes: partiesRoutes,
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  appendOnlyTables: ['parties.verification', 'parties.unmasking', 'parties.erasure', 'parties.person_account'],
  filePurposes: [letterPurpose],
  dailyClose: closeDay,
  demo: generateDemo,
  staffPost,
  afterRestore: mendAfterRestore,
  // Reorganisations count and move the open work of all parts.
  joining: (parts) => ({
    routes: [...partiesRoutes, ...organisationRoutes(outsideOf(parts))],
    jobs: [moveDepartmentWorkJob(outsideOf(parts)), repeatErasuresJob],
  }),
};

export { type OutgoingSheet, sendExport } from './exports/send-export.ts';
export { actingFirm } from './identities/list-own-firms.ts';
export { type NamedParty, removeNames, restoreNames, writeNames } from './names/write-names.ts';
export { type DutyOwner, departmentNamesOn, headOf, ownerOf } from './organisation/owner-of.ts';
export { enterFirm } from './register-firm.ts';
