import {
  type DepartmentContent,
  type DutyContent,
  dutyKeyOf,
  dutySubject,
  type Entry,
  type PostContent,
} from '../domain/records.ts';
import type { DepartmentStateRow, DutyStateRow, PostStateRow } from './tables.ts';

/** What every state row of one change shares. */
export interface Stamp {
  zone_id: string;
  change_number: number;
  demonstration: boolean;
}

/** A department's row as the domain reads it. */
export function departmentEntry(row: Omit<DepartmentStateRow, 'zone_id' | 'demonstration'>): Entry<DepartmentContent> {
  const { kind, code, name, position } = row;
  const whole = kind !== null && code !== null && name !== null && position !== null;
  const content = whole
    ? { standing: row.status === 'standing', parentId: row.parent_id, kind, code, name, position }
    : null;
  return { subject: row.department_id, from: row.valid_from, number: row.change_number, content };
}

/** The row of a department's state. */
export function departmentRow({ subject, from, content }: Omit<Entry<DepartmentContent>, 'number'>, stamp: Stamp) {
  return {
    ...stamp,
    department_id: subject,
    valid_from: from,
    status: statusOf(content),
    parent_id: content?.parentId ?? null,
    kind: content?.kind ?? null,
    code: content?.code ?? null,
    name: content?.name ?? null,
    position: content?.position ?? null,
  };
}

/** A post's row as the domain reads it. */
export function postEntry(row: Omit<PostStateRow, 'zone_id' | 'demonstration'>): Entry<PostContent> {
  const { department_id: departmentId, title, head, position, main, confirmed } = row;
  const whole = departmentId !== null && title !== null && position !== null;
  const flags = { head: head ?? false, main: main ?? false, confirmed: confirmed ?? false };
  const content = whole
    ? { standing: row.status === 'standing', departmentId, title, position, holderId: row.holder_id, ...flags }
    : null;
  return { subject: row.post_id, from: row.valid_from, number: row.change_number, content };
}

/** The row of a post's state. */
export function postRow({ subject, from, content }: Omit<Entry<PostContent>, 'number'>, stamp: Stamp) {
  return {
    ...stamp,
    post_id: subject,
    valid_from: from,
    status: statusOf(content),
    department_id: content?.departmentId ?? null,
    title: content?.title ?? null,
    head: content?.head ?? null,
    position: content?.position ?? null,
    holder_id: content?.holderId ?? null,
    main: content?.main ?? null,
    confirmed: content?.confirmed ?? null,
  };
}

/** A duty's row as the domain reads it. */
export function dutyEntry(row: Omit<DutyStateRow, 'zone_id' | 'demonstration'>): Entry<DutyContent> {
  const content = row.status === 'void' ? null : { departmentId: row.department_id, postId: row.post_id };
  return { subject: dutySubject(row), from: row.valid_from, number: row.change_number, content };
}

/** The row of a duty's state. */
export function dutyRow({ subject, from, content }: Omit<Entry<DutyContent>, 'number'>, stamp: Stamp) {
  const status =
    content === null ? ('void' as const) : content.departmentId === null ? ('open' as const) : ('owned' as const);
  return {
    ...stamp,
    ...dutyKeyOf(subject),
    valid_from: from,
    status,
    department_id: content?.departmentId ?? null,
    post_id: content?.postId ?? null,
  };
}

function statusOf(content: { standing: boolean } | null): 'standing' | 'closed' | 'void' {
  if (content === null) return 'void';
  return content.standing ? 'standing' : 'closed';
}
