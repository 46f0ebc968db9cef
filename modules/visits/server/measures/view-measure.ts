import { type Calendar, loadCalendar } from '#kernel/calendar/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { MeasureDocument, MeasureSummary } from '../../contract/measure.ts';
import { judgeDue, type LightBounds, lightBounds } from './judge-due.ts';
import { type DepartmentOn, departmentsOn } from './store/departments.ts';
import type { StoredDocument } from './store/documents.ts';
import type { StoredMeasure } from './store/register.ts';

/** What rows of measures are shown with. */
export interface MeasureGround {
  calendar: Calendar;
  bounds: LightBounds;
  departments: ReadonlyMap<string, DepartmentOn>;
}

/** Calendar, bounds of lights and departments of a day. */
export async function readGround(db: ZoneDb, today: string): Promise<MeasureGround> {
  const calendar = await loadCalendar(db);
  return { calendar, bounds: lightBounds(calendar, today), departments: await departmentsOn(db, today) };
}

/** A row as readers see it. */
export function viewMeasure(
  { content: _, leadId, cooperatingIds, ...stored }: StoredMeasure,
  { calendar, bounds, departments }: MeasureGround,
): MeasureSummary {
  const named = (id: string) => ({ id, name: departments.get(id)?.name ?? '' });
  const due = judgeDue(calendar, stored, bounds);
  return { ...stored, ...due, lead: named(leadId), cooperating: cooperatingIds.map(named) };
}

/** Path of the page on which everybody follows a document. */
export function publicPathOf(zoneCode: string, number: string): string {
  return `/measures/${zoneCode}/${encodeURIComponent(number)}`;
}

/** A document as staff see it. */
export function viewDocument(
  { total, planned, underWay, done, dropped, late, issues, ...document }: StoredDocument,
  zoneCode: string,
): MeasureDocument {
  const counts = { total, planned, underWay, done, dropped, late, issues };
  return { ...document, counts, publicPath: publicPathOf(zoneCode, document.number) };
}
