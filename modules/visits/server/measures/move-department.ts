import type { DepartmentWork } from '#platform/module/department-work.ts';
import { countOpenOf, moveOpenMeasures } from './store/departments.ts';

/** Open measures of a department go to its successor; those done or dropped keep theirs. Cases of issues move by themselves. */
export const openMeasureWork: DepartmentWork = {
  count: countOpenOf,
  move: moveOpenMeasures,
};
