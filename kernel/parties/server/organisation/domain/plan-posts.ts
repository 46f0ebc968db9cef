import type { ChangeOf } from '../../../contract/organisation-changes.ts';
import type { Draft } from './draft.ts';
import { contentsOf, nextPosition, releaseDuties } from './hand-over.ts';

/** A vacant post in a department that stands. */
export function planPostAdding(draft: Draft, { departmentId, title, head }: ChangeOf<'postAdding'>): undefined {
  if (draft.standing(departmentId) === undefined) return;
  const position = nextPosition(contentsOf(draft.post.all()));
  const empty = { holderId: null, main: false, confirmed: false };
  draft.post.put(draft.newId(), { standing: true, departmentId, title, head, position, ...empty }, title);
}

/** Another title, department or flag; whoever becomes head has to be confirmed anew. */
export function planPostAmending(draft: Draft, change: ChangeOf<'postAmending'>): undefined {
  const before = draft.standingPost(change.postId);
  if (before === undefined) return;
  const departmentId = change.departmentId ?? before.departmentId;
  if (draft.standing(departmentId) === undefined) return;
  const title = change.title ?? before.title;
  const head = change.head ?? before.head;
  const moved = departmentId !== before.departmentId;
  if (!moved && title === before.title && head === before.head) {
    return draft.fault('nothingChanged', { name: before.title });
  }
  const confirmed = before.confirmed && head && !moved;
  if (moved) releaseDuties(draft, change.postId);
  draft.post.put(change.postId, { ...before, departmentId, title, head, confirmed }, before.title);
}

/** A vacant post ends; its duties stay with the department. */
export function planPostAbolishing(draft: Draft, { postId }: ChangeOf<'postAbolishing'>): undefined {
  const before = draft.standingPost(postId);
  if (before === undefined) return;
  if (before.holderId !== null) return draft.fault('heldStill', { post: before.title });
  releaseDuties(draft, postId);
  draft.post.put(postId, { ...before, standing: false, confirmed: false }, before.title);
}
