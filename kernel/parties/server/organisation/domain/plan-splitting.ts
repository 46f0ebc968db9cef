import type { ChangeOf } from '../../../contract/organisation-changes.ts';
import type { Draft } from './draft.ts';
import { contentsOf, nextPosition, releaseDuties } from './hand-over.ts';
import { type DepartmentContent, dutySubject } from './records.ts';

type Part = ChangeOf<'splitting'>['parts'][number];

/** New departments beside one that stays, each with what it takes along; what nobody takes stays. */
export function planSplitting(draft: Draft, { departmentId, parts }: ChangeOf<'splitting'>): undefined {
  const source = draft.standing(departmentId);
  if (source === undefined) return;
  if (source.kind === 'zoneAuthority') return draft.fault('authorityStays', { name: source.name });
  const taken = parts.flatMap((part) => [...part.sectionIds, ...part.postIds, ...part.duties.map(dutySubject)]);
  if (new Set(taken).size !== taken.length) return draft.fault('twiceTaken');
  for (const part of parts) splitOff(draft, { id: departmentId, content: source }, part);
}

function splitOff(draft: Draft, source: { id: string; content: DepartmentContent }, part: Part): undefined {
  const id = draft.newId();
  const position = nextPosition(contentsOf(draft.department.all()));
  draft.department.put(id, { ...source.content, name: part.name, code: part.code, position }, part.name);
  for (const sectionId of part.sectionIds) {
    const section = draft.standing(sectionId);
    if (section === undefined) continue;
    if (section.parentId !== source.id) notPartOf(draft, section.name, source.content);
    else draft.department.put(sectionId, { ...section, parentId: id }, section.name);
  }
  for (const postId of part.postIds) {
    const post = draft.standingPost(postId);
    if (post === undefined) continue;
    if (post.departmentId !== source.id) notPartOf(draft, post.title, source.content);
    else draft.post.put(postId, { ...post, departmentId: id, head: false, confirmed: false }, post.title);
  }
  takeDuties(draft, { source, id, part });
}

function takeDuties(
  draft: Draft,
  { source, id, part }: { source: { id: string; content: DepartmentContent }; id: string; part: Part },
): undefined {
  const wanted = new Set(part.duties.map(dutySubject));
  for (const subject of wanted) {
    const owned = draft.duty.at(subject);
    if (owned?.departmentId !== source.id) {
      notPartOf(draft, subject, source.content);
      continue;
    }
    const along = owned.postId !== null && part.postIds.includes(owned.postId);
    draft.duty.put(subject, { departmentId: id, postId: along ? owned.postId : null }, subject);
  }
  // A post that leaves takes no duty along that was not named.
  for (const postId of part.postIds) {
    for (const [subject, owned] of draft.duty.all()) {
      if (owned.postId === postId && !wanted.has(subject)) releaseDuties(draft, postId);
    }
  }
}

function notPartOf(draft: Draft, what: string, source: DepartmentContent): undefined {
  draft.fault('notPartOf', { what, name: source.name });
}
