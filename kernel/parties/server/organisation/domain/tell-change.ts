import type { ChangeLine } from '../../../contract/organisation-changes.ts';
import type { Edit, Plan } from './draft.ts';
import { contentsOn, type DutyContent, type PostContent, type Records, resolveAll } from './records.ts';

/** Names that the records do not have. */
export interface TellNames {
  /** Of a person by staff id. */
  person(staffId: string): string;
  /** Of a duty item by subject. */
  duty(subject: string): string;
}

/** What a plan does, line by line, in words that a person can check: where things were and where they will be. */
export function tellChange(records: Records, plan: Plan, names: TellNames): ChangeLine[] {
  const drafted = new Map(plan.edits.department.map(({ subject, after }) => [subject, after?.name]));
  const known = new Map(
    [...contentsOn(resolveAll(records).department, plan.effectiveOn)].map(([id, one]) => [id, one.name]),
  );
  const department = (id: string | null) => (id === null ? null : (drafted.get(id) ?? known.get(id) ?? ''));
  const post = new Map(plan.edits.post.map(({ subject, before, after }) => [subject, (after ?? before)?.title]));
  return [
    ...plan.edits.department.flatMap((edit) => tellDepartment(edit, department)),
    ...plan.edits.post.flatMap((edit) => tellPost(edit, { department, person: names.person })),
    ...plan.edits.duty.flatMap((edit) => tellDuty(edit, { department, post, duty: names.duty })),
  ];
}

type NameOf = (id: string | null) => string | null;

function tellDepartment({ before, after }: Edit<'department'>, department: NameOf): ChangeLine[] {
  const content = after ?? before;
  if (content === null) return [];
  const line = { subject: content.kind, name: (before ?? content).name };
  const [stood, stands] = [before?.standing === true, after?.standing === true];
  if (!stood && stands)
    return [{ ...line, name: content.name, effect: 'founded', from: null, to: department(content.parentId) }];
  if (stood && !stands) return [{ ...line, effect: 'closed', from: department(content.parentId), to: null }];
  if (before === null || after === null || !stands) return [];
  const lines: ChangeLine[] = [];
  if (before.parentId !== after.parentId) {
    lines.push({ ...line, effect: 'moved', from: department(before.parentId), to: department(after.parentId) });
  }
  if (before.name !== after.name) lines.push({ ...line, effect: 'amended', from: before.name, to: after.name });
  if (before.code !== after.code) lines.push({ ...line, effect: 'amended', from: before.code, to: after.code });
  if (before.position !== after.position) {
    lines.push({ ...line, effect: 'amended', from: String(before.position), to: String(after.position) });
  }
  return lines;
}

function tellPost(
  { before, after }: Edit<'post'>,
  { department, person }: { department: NameOf; person(id: string): string },
): ChangeLine[] {
  const content = after ?? before;
  if (content === null) return [];
  const line = { subject: 'post' as const, name: (before ?? content).title };
  const [stood, stands] = [before?.standing === true, after?.standing === true];
  if (!stood && stands) return [{ ...line, effect: 'founded', from: null, to: department(content.departmentId) }];
  if (stood && !stands) return [{ ...line, effect: 'closed', from: department(content.departmentId), to: null }];
  if (before === null || after === null) return [];
  const lines: ChangeLine[] = [];
  if (before.departmentId !== after.departmentId) {
    lines.push({ ...line, effect: 'moved', from: department(before.departmentId), to: department(after.departmentId) });
  }
  if (before.title !== after.title) lines.push({ ...line, effect: 'amended', from: before.title, to: after.title });
  return [...lines, ...tellHolder({ before, after }, line, person)];
}

function tellHolder(
  { before, after }: { before: PostContent; after: PostContent },
  line: Pick<ChangeLine, 'subject' | 'name'>,
  person: (id: string) => string,
): ChangeLine[] {
  if (before.holderId === after.holderId) return [];
  const name = (id: string | null) => (id === null ? null : person(id));
  const effect = after.holderId === null ? 'vacated' : 'appointed';
  return [{ ...line, effect, from: name(before.holderId), to: name(after.holderId) }];
}

function tellDuty(
  { subject, before, after }: Edit<'duty'>,
  names: { department: NameOf; post: ReadonlyMap<string, string | undefined>; duty(subject: string): string },
): ChangeLine[] {
  const owner = (content: DutyContent | null) => names.department(content?.departmentId ?? null);
  const [from, to] = [owner(before), owner(after)];
  const effect = to === null ? ('opened' as const) : ('assigned' as const);
  return [{ subject: 'duty', effect, name: names.duty(subject), from, to }];
}

/** People with an account whose post moves, ends or begins by a plan. */
export function peopleTouched(plan: Plan): Set<string> {
  const people = new Set<string>();
  for (const { before, after } of plan.edits.post) {
    const moved = before?.departmentId !== after?.departmentId || before?.holderId !== after?.holderId;
    if (!moved) continue;
    for (const id of [before?.holderId, after?.holderId]) if (id !== null && id !== undefined) people.add(id);
  }
  return people;
}
