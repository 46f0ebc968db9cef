import type { Draft } from './draft.ts';
import { type DepartmentContent, dutyKeyOf } from './records.ts';

/** Everything of a department goes to another: sections, posts without the head's flag, duties and open work; it closes. */
export function handOver(draft: Draft, fromId: string, toId: string): void {
  for (const [id, content] of draft.department.all()) {
    if (!content.standing || content.parentId !== fromId) continue;
    refuseNamesake(draft, content, toId);
    draft.department.put(id, { ...content, parentId: toId }, content.name);
  }
  for (const [id, content] of draft.post.all()) {
    if (!content.standing || content.departmentId !== fromId) continue;
    draft.post.put(id, { ...content, departmentId: toId, head: false, confirmed: false }, content.title);
  }
  for (const [subject, content] of draft.duty.all()) {
    if (content.departmentId === fromId)
      draft.duty.put(subject, { ...content, departmentId: toId }, dutyKeyOf(subject).code);
  }
  draft.moveWork({ fromId, toId });
  const content = draft.department.at(fromId);
  if (content !== undefined) draft.department.put(fromId, { ...content, standing: false }, content.name);
}

/** Told here and not only by the rules of a day, so that the remedy can name the very section to rename. */
function refuseNamesake(draft: Draft, { name, parentId }: DepartmentContent, toId: string): void {
  const has = draft.department.all().some(([, one]) => one.standing && one.parentId === toId && one.name === name);
  const nameOf = (id: string | null) => (id === null ? '' : (draft.department.at(id)?.name ?? ''));
  if (has) draft.fault('sectionNameTwice', { name, from: nameOf(parentId), to: nameOf(toId) });
}

/** The duties of a post stay with its department when the post leaves. */
export function releaseDuties(draft: Draft, postId: string): void {
  for (const [subject, content] of draft.duty.all()) {
    if (content.postId === postId) draft.duty.put(subject, { ...content, postId: null }, dutyKeyOf(subject).code);
  }
}

/** The place behind the last one: what is founded comes last. */
export function nextPosition(places: Iterable<{ position: number }>): number {
  let last = 0;
  for (const { position } of places) last = Math.max(last, position);
  return last + 1;
}

/** Posts and departments in effect, without their ids. */
export function contentsOf<T>(all: readonly [string, T][]): T[] {
  return all.map(([, content]) => content);
}
