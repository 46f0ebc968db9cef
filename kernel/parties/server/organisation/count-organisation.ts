import type { ZoneDb } from '#platform/db/server/database.ts';
import { dayInChina } from './day-in-china.ts';
import { resolveAll, snapshotOn } from './domain/records.ts';
import { loadRecords } from './store/records.ts';
import { listStaffRows } from './store/staff.ts';

/** How many departments, sections and people the zone has on the day of an instant. */
export async function countOrganisation(
  db: ZoneDb,
  now: Temporal.Instant,
): Promise<{ departments: number; sections: number; staff: number }> {
  const { departments } = snapshotOn(resolveAll(await loadRecords(db)), dayInChina(now));
  const countOf = (kind: string) => [...departments.values()].filter((one) => one.kind === kind).length;
  const staff = await listStaffRows(db);
  return { departments: countOf('department'), sections: countOf('section'), staff: staff.length };
}
