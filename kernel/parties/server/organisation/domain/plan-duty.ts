import type { ChangeOf } from '../../../contract/organisation-changes.ts';
import type { Draft } from './draft.ts';
import { dutySubject } from './records.ts';

/** A duty item as the catalogues have it. */
export interface KnownDuty {
  name: string;
  withdrawn: boolean;
}

/** One owner from the day on, or none. */
export function planDutyAssigning(
  draft: Draft,
  { duty, owner }: ChangeOf<'dutyAssigning'>,
  item: KnownDuty | undefined,
): undefined {
  if (item === undefined) return draft.fault('dutyUnknown');
  const subject = dutySubject(duty);
  const before = draft.duty.at(subject);
  const after = { departmentId: owner?.departmentId ?? null, postId: owner?.postId ?? null };
  if ((before?.departmentId ?? null) === after.departmentId && (before?.postId ?? null) === after.postId) {
    return draft.fault('nothingChanged', { name: item.name });
  }
  if (after.departmentId !== null) {
    if (item.withdrawn) return draft.fault('itemWithdrawn', { name: item.name });
    const department = draft.standing(after.departmentId);
    if (department === undefined) return;
    const post = after.postId === null ? undefined : draft.standingPost(after.postId);
    if (after.postId !== null && post === undefined) return;
    if (post !== undefined && post.departmentId !== after.departmentId) {
      return draft.fault('notPartOf', { what: post.title, name: department.name });
    }
  }
  draft.duty.put(subject, after, item.name);
}
