import type { DutyKey } from '../../../contract/organisation.ts';
import type { ZoneWords } from '../../domain/zone-data.ts';
import type { PlacedUnit } from './placed-unit.ts';
import { type DutyContent, dutySubject, type Entry } from './records.ts';

/** The catalogue of a fictional zone and who owns what from the first day; an item without an owner is a gap. */
export function inventDuties(
  duties: ZoneWords['duties'],
  units: ReadonlyMap<string, PlacedUnit>,
  from: string,
): { items: (DutyKey & { name: string })[]; entries: Entry<DutyContent>[] } {
  const entries = duties.flatMap(({ owner, post: title, ...key }): Entry<DutyContent>[] => {
    if (owner === undefined) return [];
    const unit = units.get(owner);
    const post = unit?.posts.find((one) => one.content.title === title);
    if (unit === undefined || (title !== undefined && post === undefined)) {
      throw new RangeError(`${key.code} has no owner ${owner} ${title ?? ''}`);
    }
    return [
      { subject: dutySubject(key), from, number: 1, content: { departmentId: unit.id, postId: post?.id ?? null } },
    ];
  });
  return { items: duties.map(({ kind, code, name }) => ({ kind, code, name })), entries };
}
