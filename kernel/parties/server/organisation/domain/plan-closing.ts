import type { ChangeOf } from '../../../contract/organisation-changes.ts';
import type { Draft } from './draft.ts';
import { handOver } from './hand-over.ts';
import { dutyKeyOf } from './records.ts';

/** Everything goes to the successor; without one the department must be empty of people and closes with its sections. */
export function planClosing(draft: Draft, { departmentId, successorId }: ChangeOf<'closing'>): undefined {
  const department = draft.standing(departmentId);
  if (department === undefined) return;
  if (department.kind === 'zoneAuthority') return draft.fault('authorityStays', { name: department.name });
  if (successorId === null) return closeWithAll(draft, departmentId);
  const successor = draft.standing(successorId);
  if (successor === undefined) return;
  if (successorId === departmentId || successor.parentId === departmentId) {
    return draft.fault('targetAmongSources', { name: successor.name });
  }
  handOver(draft, departmentId, successorId);
}

function closeWithAll(draft: Draft, departmentId: string): undefined {
  const department = draft.department.at(departmentId);
  if (department === undefined) return;
  for (const [id, child] of draft.department.all()) {
    if (child.standing && child.parentId === departmentId) closeWithAll(draft, id);
  }
  const posts = draft.post.all().filter(([, post]) => post.standing && post.departmentId === departmentId);
  const people = posts.filter(([, post]) => post.holderId !== null).length;
  if (people > 0) draft.fault('peopleLeft', { name: department.name, count: people });
  for (const [id, post] of posts)
    draft.post.put(id, { ...post, standing: false, holderId: null, main: false }, post.title);
  for (const [subject, owned] of draft.duty.all()) {
    if (owned.departmentId !== departmentId) continue;
    draft.duty.put(subject, { departmentId: null, postId: null }, dutyKeyOf(subject).code);
  }
  draft.needIdle(departmentId);
  draft.department.put(departmentId, { ...department, standing: false }, department.name);
}
