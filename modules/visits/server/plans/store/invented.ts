import type { ZoneDb } from '#platform/db/server/database.ts';
import type { InventedVisit, InventedVisits } from '../domain/invent-visits.ts';
import { tables } from './tables.ts';

/** Rows of one INSERT: large enough that round trips do not count, small enough to hold in memory. */
const batchSize = 2_000;

/** Removes the plans and visits that an earlier run invented; what people recorded stays. */
export async function removeInventedVisits(tx: ZoneDb): Promise<void> {
  for (const table of ['visits.plan_firm', 'visits.plan', 'visits.visit_officer', 'visits.visit_department'] as const) {
    await tables(tx).deleteFrom(table).where('demonstration', '=', true).execute();
  }
  await tables(tx).deleteFrom('visits.visit').where('demonstration', '=', true).execute();
}

/** Adds invented plans and visits in place of those of an earlier run; rows by table. */
export async function addInventedVisits(
  tx: ZoneDb,
  { zoneId, today }: { zoneId: string; today: string },
  { visits, plans }: InventedVisits,
): Promise<{ table: string; rows: number }[]> {
  await removeInventedVisits(tx);
  const mark = { zone_id: zoneId, demonstration: true };
  await inBatches(visits, (batch) => addVisits(tx, zoneId, batch));
  const at = `${today}T00:00:00+08:00`;
  const planRows = plans.map((plan) => ({
    ...{ ...mark, id: plan.id, title: plan.title, department_id: plan.departmentId, chosen_by: null },
    ...{ starts_on: plan.startsOn, ends_on: plan.endsOn, made_by: null, made_at: at },
    ...{ withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null },
  }));
  await inBatches(planRows, (batch) =>
    tables(tx)
      .insertInto('visits.plan')
      .values([...batch])
      .execute(),
  );
  const firmRows = plans.flatMap((plan) =>
    plan.firms.map((firm) => ({
      ...{ ...mark, id: firm.id, plan_id: plan.id, firm_id: firm.firmId, officer_id: firm.officerId },
      ...{ due_on: plan.endsOn, added_by: null, added_at: at, added_reason: null },
      ...{ removed_at: null, removed_by: null, removed_reason: null },
    })),
  );
  await inBatches(firmRows, (batch) =>
    tables(tx)
      .insertInto('visits.plan_firm')
      .values([...batch])
      .execute(),
  );
  return [
    { table: 'visits.plan', rows: planRows.length },
    { table: 'visits.plan_firm', rows: firmRows.length },
    { table: 'visits.visit', rows: visits.length },
    { table: 'visits.visit_department', rows: visits.reduce((sum, { departments }) => sum + departments.length, 0) },
    { table: 'visits.visit_officer', rows: visits.reduce((sum, { officers }) => sum + officers.length, 0) },
  ];
}

async function addVisits(tx: ZoneDb, zoneId: string, visits: readonly InventedVisit[]): Promise<void> {
  const mark = { zone_id: zoneId, demonstration: true };
  await tables(tx)
    .insertInto('visits.visit')
    .values(
      visits.map((visit) => ({
        ...{ ...mark, id: visit.id, client_id: visit.clientId, number: 1, firm_id: visit.firmId, day: visit.day },
        ...{ department_id: visit.departments[0] ?? '', purpose: visit.purpose, met_role: visit.metRole },
        ...{ met_person_id: null, summary: visit.summary, longitude: null, latitude: null },
        ...{ exemption: visit.exemption?.kind ?? null, exemption_reason: visit.exemption?.reason ?? null },
        ...{ noted_at: visit.recordedAt, recorded_at: visit.recordedAt, recorded_by: visit.officers[0] ?? null },
      })),
    )
    .execute();
  await tables(tx)
    .insertInto('visits.visit_department')
    .values(
      visits.flatMap(({ id, departments }) =>
        departments.map((department_id) => ({ ...mark, visit_id: id, department_id })),
      ),
    )
    .execute();
  await tables(tx)
    .insertInto('visits.visit_officer')
    .values(visits.flatMap(({ id, officers }) => officers.map((account_id) => ({ ...mark, visit_id: id, account_id }))))
    .execute();
}

async function inBatches<T>(rows: readonly T[], write: (batch: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batchSize) await write(rows.slice(from, from + batchSize));
}
