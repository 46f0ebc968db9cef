import type { Duty, DutyKey } from '../../../contract/organisation.ts';
import { dutySubject, type Resolved, stateOn } from './records.ts';

/** An item of a catalogue: the zone's own, or one that a module brings. */
export interface CatalogueItem extends DutyKey {
  name: string;
  withdrawn: boolean;
  module: string | null;
}

/** Own items and those of modules as one list; where both have a code, the zone's own name counts. */
export function joinCatalogues(own: readonly CatalogueItem[], brought: readonly CatalogueItem[]): CatalogueItem[] {
  const known = new Set(own.map(dutySubject));
  const joined = [...own, ...brought.filter((item) => !known.has(dutySubject(item)))];
  return joined.sort((a, b) => (dutySubject(a) < dutySubject(b) ? -1 : 1));
}

/** Every item with its one owner on a day, or none; a withdrawn item that nobody owns is left out. */
export function coverDuties(items: readonly CatalogueItem[], resolved: Resolved, day: string): Duty[] {
  return items.flatMap((item) => {
    const state = stateOn(resolved.duty.get(dutySubject(item)), day);
    const departmentId = state?.content.departmentId ?? null;
    const postId = state?.content.postId ?? null;
    if (item.withdrawn && departmentId === null) return [];
    const department = departmentId === null ? undefined : stateOn(resolved.department.get(departmentId), day);
    const post = postId === null ? undefined : stateOn(resolved.post.get(postId), day);
    return [
      {
        ...item,
        departmentId,
        departmentName: department?.content.name ?? null,
        postId,
        postTitle: post?.content.title ?? null,
        since: departmentId === null ? null : (state?.from ?? null),
      },
    ];
  });
}

/** Items that nobody owns and somebody should. */
export function gapsOf(duties: readonly Duty[]): number {
  return duties.filter((duty) => duty.departmentId === null && !duty.withdrawn).length;
}
