import { departmentNamesOn, placesOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { correctionDays, type Visit, type VisitRow } from '../../contract/visit.ts';
import type { getVisit as endpoint } from '../../contract/visit-endpoints.ts';
import { nameAccounts } from './judge-visit.ts';
import { requireCaller } from './require-caller.ts';
import { findVisit, plansOfVisit, type StoredVisit } from './store/visit-register.ts';
import { listChanges } from './store/visits.ts';

/** One visit with everything that was recorded. */
export function getVisit({ params }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<Visit> {
  return showVisit(context.db, params.visitId, context);
}

/** A visit as the register shows it; departments under the names given. */
export function showRow(row: StoredVisit, names: ReadonlyMap<string, string>): VisitRow {
  return {
    ...{ id: row.id, day: row.day, purpose: row.purpose, exemption: row.exemption, issues: row.issues },
    firm: { id: row.firmId, name: row.firm, code: row.code },
    departments: row.departments.map((id) => ({ id, name: names.get(id) ?? '' })),
    officers: row.officers.map(({ name }) => name),
    withdrawn: row.withdrawnAt !== null,
  };
}

/** A visit in full, as it stands in this transaction. */
export async function showVisit(db: ZoneDb, id: string, context: RequestContext): Promise<Visit> {
  const row = await findVisit(db, id);
  if (row === undefined) throw new AppError('visits.visitUnknown');
  const names = await departmentNamesOn(db, row.day);
  const { recordedById, longitude, latitude } = row;
  const author = recordedById === null ? null : ((await nameAccounts(db, [recordedById])).get(recordedById) ?? null);
  return {
    ...showRow(row, names),
    ...{ number: row.number, metRole: row.metRole, metPersonId: row.metPersonId, summary: row.summary },
    place:
      longitude === null || latitude === null ? null : { longitude: Number(longitude), latitude: Number(latitude) },
    ...{ exemptionReason: row.exemptionReason, notedAt: row.notedAt, recordedAt: row.recordedAt, recordedBy: author },
    officerIds: row.officers.map((officer) => officer.id),
    photos: await listAttachedFiles(db, context.files, { type: 'visits.visit', id }),
    withdrawnReason: row.withdrawnReason,
    changes: await listChanges(db, id),
    plans: await plansOfVisit(db, id),
    mayCorrect: row.withdrawnAt === null && (await mayCorrect(db, row, context)),
  };
}

/** The author within seven days of recording; afterwards, and for visits of others, the head of the recording department. */
export async function mayCorrect(
  db: ZoneDb,
  { recordedById, recordedAt, departmentId }: StoredVisit,
  context: RequestContext,
): Promise<boolean> {
  if (!context.can('visits:visits.record')) return false;
  const { account, today } = requireCaller(context);
  const until = Temporal.Instant.from(recordedAt).add({ hours: 24 * correctionDays });
  if (recordedById === account.id && Temporal.Instant.compare(context.now(), until) <= 0) return true;
  const places = await placesOf(db, account.id, today);
  return places.some((place) => place.head && place.departmentId === departmentId);
}
