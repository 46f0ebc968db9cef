import type { DepartmentWork } from '#platform/module/department-work.ts';
import { actOnCase } from './act-on-case.ts';
import type { CaseKinds } from './case-kind.ts';
import { actingAsSystem } from './find-acting.ts';
import { findCase, openCasesOfDepartment, transactionTime, zoneOfCase } from './store/cases.ts';

/** Open cases of a department go to its successor; each says so in its own timeline, and concluded ones keep their department. */
export function openCaseWork(kinds: CaseKinds): DepartmentWork {
  return {
    count: async (db, departmentId) => (await openCasesOfDepartment(db, departmentId)).length,
    async move(tx, { from, to, only }) {
      const open = await openCasesOfDepartment(tx, from);
      const ids = only === undefined ? open : open.filter((id) => only.includes(id));
      const now = Temporal.Instant.from(await transactionTime(tx));
      const moved: string[] = [];
      for (const id of ids) {
        const kind = kinds.get((await findCase(tx, id))?.lifecycle ?? '');
        const zoneId = await zoneOfCase(tx, id);
        if (kind === undefined || zoneId === undefined) continue;
        const acting = actingAsSystem(zoneId, now, 'cases.moveDepartment');
        await actOnCase(tx, kind, { caseId: id, name: 'moveDepartment', from, department: to }, acting);
        moved.push(id);
      }
      return moved;
    },
  };
}
