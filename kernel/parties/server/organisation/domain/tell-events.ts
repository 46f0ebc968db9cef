import type { Plan } from './draft.ts';
import type { AskedChange } from './plan-change.ts';

/** A department that was founded, renamed, merged or closed by a plan, for those who follow the organisation. */
export type DepartmentEvent =
  | { name: 'founded'; departmentId: string; departmentName: string }
  | { name: 'renamed'; departmentId: string; departmentName: string; formerName: string }
  | { name: 'merged'; departmentId: string; departmentName: string; intoId: string }
  | { name: 'closed'; departmentId: string; departmentName: string; successorId: string | null };

/** What followers are told of a change; an undoing is told as a whole. */
export function tellEvents(
  kind: AskedChange['kind'],
  { edits, moves }: Pick<Plan, 'edits' | 'moves'>,
): DepartmentEvent[] {
  if (kind === 'undoing') return [];
  return edits.department.flatMap(({ subject: departmentId, before, after }): DepartmentEvent[] => {
    if (after === null) return [];
    const departmentName = after.name;
    const [stood, stands] = [before?.standing === true, after.standing];
    if (!stood && stands) return [{ name: 'founded', departmentId, departmentName }];
    if (stood && !stands) {
      const intoId = moves.find((move) => move.fromId === departmentId)?.toId ?? null;
      if (kind === 'merging' && intoId !== null) return [{ name: 'merged', departmentId, departmentName, intoId }];
      return [{ name: 'closed', departmentId, departmentName, successorId: intoId }];
    }
    if (before !== null && stands && before.name !== after.name) {
      return [{ name: 'renamed', departmentId, departmentName, formerName: before.name }];
    }
    return [];
  });
}
