import type { ChangeOf } from '../../../contract/organisation-changes.ts';
import type { Draft } from './draft.ts';

/** Another name, code, parent or place from the day on. */
export function planAmending(draft: Draft, change: ChangeOf<'amending'>): undefined {
  const { departmentId, name, code, parentId, position } = change;
  const before = draft.standing(departmentId);
  if (before === undefined) return;
  if (parentId !== undefined) {
    if (before.kind === 'zoneAuthority') return draft.fault('authorityStays', { name: before.name });
    if (draft.standing(parentId) === undefined) return;
  }
  const after = {
    ...before,
    name: name ?? before.name,
    code: code ?? before.code,
    parentId: parentId ?? before.parentId,
    position: position ?? before.position,
  };
  const same = (Object.keys(after) as (keyof typeof after)[]).every((key) => after[key] === before[key]);
  if (same) return draft.fault('nothingChanged', { name: before.name });
  draft.department.put(departmentId, after, before.name);
}
