import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { absence, absenceEntry, absenceSearch } from './absence.ts';
import { supervisionFilter, supervisionPage, supervisionSearch } from './supervision-list.ts';
import { taskCounts, taskFilter, taskPage, taskRail, taskSearch } from './task-list.ts';

/** One of the caller's lists, page by page; people of a firm read what their firm has to do. */
export const listTasks = defineEndpoint({
  id: 'cases.listTasks',
  method: 'GET',
  path: '/api/cases/tasks',
  permission: 'cases:read',
  query: taskSearch,
  response: taskPage,
});

/** The same list as a file. */
export const exportTasks = defineEndpoint({
  id: 'cases.exportTasks',
  method: 'GET',
  path: '/api/cases/tasks/export',
  permission: 'cases:read',
  query: taskFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** How many rows each of the caller's lists has: for the navigation. */
export const countTasks = defineEndpoint({
  id: 'cases.countTasks',
  method: 'GET',
  path: '/api/cases/counts',
  permission: 'cases:read',
  response: taskCounts,
});

/** What stands beside the to-do: due days, the own rate, whom the caller waits for, what changed. */
export const getTaskRail = defineEndpoint({
  id: 'cases.getTaskRail',
  method: 'GET',
  path: '/api/cases/rail',
  permission: 'cases:work',
  response: taskRail,
});

/** Notes that the caller opened a case that was copied to it; nothing where it was not, or already is. */
export const readCopy = defineEndpoint({
  id: 'cases.readCopy',
  method: 'POST',
  path: '/api/cases/:caseId/reading',
  permission: 'cases:work',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({}),
  response: z.object({ read: z.int() }),
  journal: 'none',
});

/** Absences with their deputies. */
export const listAbsences = defineEndpoint({
  id: 'cases.listAbsences',
  method: 'GET',
  path: '/api/cases/absences',
  permission: 'cases:work',
  query: absenceSearch,
  response: z.object({ total: z.int(), absences: z.array(absence) }),
});

/** The same list as a file. */
export const exportAbsences = defineEndpoint({
  id: 'cases.exportAbsences',
  method: 'GET',
  path: '/api/cases/absences/export',
  permission: 'cases:work',
  query: absenceSearch.omit({ page: true, pageSize: true }).extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** Leaves the caller's own work to a deputy for some days. */
export const setAbsence = defineEndpoint({
  id: 'cases.setAbsence',
  method: 'POST',
  path: '/api/cases/absences',
  permission: 'cases:work',
  body: absenceEntry,
  response: absence,
  errors: ['cases.absenceOverlaps', 'cases.absencePast', 'cases.deputyUnfit'],
});

/** Ends an own absence now; what the deputy did stays done. */
export const endAbsence = defineEndpoint({
  id: 'cases.endAbsence',
  method: 'POST',
  path: '/api/cases/absences/:absenceId/end',
  permission: 'cases:work',
  params: z.object({ absenceId: z.uuid() }),
  body: z.object({}),
  response: absence,
  errors: ['cases.absenceUnknown', 'cases.absenceNotYours'],
});

/** Orders of supervision of the zone, one a case, of the kinds that the caller may read. */
export const listSupervisions = defineEndpoint({
  id: 'cases.listSupervisions',
  method: 'GET',
  path: '/api/cases/supervisions',
  permission: 'cases:work',
  query: supervisionSearch,
  response: supervisionPage,
});

/** The same list as a file. */
export const exportSupervisions = defineEndpoint({
  id: 'cases.exportSupervisions',
  method: 'GET',
  path: '/api/cases/supervisions/export',
  permission: 'cases:work',
  query: supervisionFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});
