import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/list-endpoints.ts';
import { exportAbsences } from '../absences/export-absences.ts';
import { listAbsences } from '../absences/list-absences.ts';
import { endAbsence, setAbsence } from '../absences/set-absence.ts';
import type { CaseKinds } from '../case-kind.ts';
import { exportSupervisions } from '../supervisions/export-supervisions.ts';
import { listSupervisions } from '../supervisions/list-supervisions.ts';
import { exportTasks } from './export-tasks.ts';
import { getTaskRail } from './get-task-rail.ts';
import { countTasks, listTasks } from './list-tasks.ts';
import { readCopy } from './read-copy.ts';

/** Lists over the kinds that the parts declare, absences, and the register of supervision. */
export function listRoutes(kinds: CaseKinds): readonly Route[] {
  return [
    route(endpoints.listTasks, (input, context) => listTasks(kinds, input, context)),
    fileRoute(endpoints.exportTasks, (input, context) => exportTasks(kinds, input, context)),
    route(endpoints.countTasks, countTasks),
    route(endpoints.getTaskRail, (input, context) => getTaskRail(kinds, input, context)),
    route(endpoints.readCopy, readCopy),
    route(endpoints.listAbsences, listAbsences),
    fileRoute(endpoints.exportAbsences, exportAbsences),
    route(endpoints.setAbsence, setAbsence),
    route(endpoints.endAbsence, endAbsence),
    route(endpoints.listSupervisions, (input, context) => listSupervisions(kinds, input, context)),
    fileRoute(endpoints.exportSupervisions, (input, context) => exportSupervisions(kinds, input, context)),
  ];
}
