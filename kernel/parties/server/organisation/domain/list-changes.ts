import type { ChangeEntry } from '../../../contract/organisation.ts';
import { faultsOfUndoing, type LoggedChange, reachesOf } from './plan-undoing.ts';
import type { Records, Track } from './records.ts';

/** A change as it is stored, with the account behind it. */
export interface FullChange extends LoggedChange {
  documentNumber: string | null;
  reason: string | null;
  madeBy: string | null;
  madeAt: string;
}

const mostNames = 12;

/** The log as a page shows it, the latest first. */
export function listLog(
  { records, log }: { records: Records; log: readonly FullChange[] },
  names: { account(id: string): string | null; duty(subject: string): string },
): ChangeEntry[] {
  const reaches = reachesOf(records);
  const undone = new Set(log.flatMap((change) => change.undoes ?? []));
  return log.toReversed().map(({ number, kind, effectiveOn, documentNumber, reason, madeBy, madeAt, undoes }) => ({
    ...{ number, kind, effectiveOn, documentNumber, reason, madeAt, undoes },
    madeBy: madeBy === null ? null : names.account(madeBy),
    undone: undone.has(number),
    undoable: faultsOfUndoing(log, reaches, number).length === 0,
    about: namesTouched(records, number, names.duty).slice(0, mostNames),
  }));
}

function namesTouched(records: Records, number: number, duty: (subject: string) => string): string[] {
  const of = (track: Track) => records[track].filter((entry) => entry.number === number);
  const departments = of('department').map(({ subject }) => lastName(records, subject, number));
  const posts = records.post
    .filter((entry) => entry.number === number)
    .flatMap(({ content }) => (content === null ? [] : [content.title]));
  return [...new Set([...departments, ...posts, ...of('duty').map(({ subject }) => duty(subject))])].filter(Boolean);
}

function lastName(records: Records, subject: string, number: number): string {
  const names = records.department.filter((entry) => entry.subject === subject && entry.number <= number);
  return names.findLast((entry) => entry.content !== null)?.content?.name ?? '';
}

/** Changes that wrote into the track of a department, its posts or its duties. */
export function numbersAbout(records: Records, departmentId: string): Set<number> {
  const numbers = new Set<number>();
  for (const { subject, number } of records.department) if (subject === departmentId) numbers.add(number);
  const touch = ({ content, number }: { content: { departmentId: string | null } | null; number: number }) => {
    if (content?.departmentId === departmentId) numbers.add(number);
  };
  records.post.forEach(touch);
  records.duty.forEach(touch);
  return numbers;
}
