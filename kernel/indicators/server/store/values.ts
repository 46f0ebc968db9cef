import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { StoredCheck, StoredValue } from '../domain/assemble-figure.ts';
import { tables } from './tables.ts';

/** Latest revision of these periods of these metrics; a stock has one for each day that it was ever computed on. */
export async function latestValues(
  db: ZoneDb,
  metrics: readonly string[],
  periods: readonly string[],
): Promise<Map<string, Map<string, StoredValue & { revision: number }>>> {
  const { rows } = await sql<StoredValue & { metric: string; revision: number }>`
    select distinct on (metric, period) metric, period, revision, version, value, rows, parts
    from indicators.value where metric = any(${[...metrics]}) and period = any(${[...periods]}) order by metric, period, revision desc`.execute(
    db,
  );
  const found = new Map<string, Map<string, StoredValue & { revision: number }>>(metrics.map((id) => [id, new Map()]));
  for (const { metric, ...value } of rows) found.get(metric)?.set(value.period, value);
  return found;
}

/** When each of these metrics was last computed; those never computed are absent. */
export async function listChecks(
  db: ZoneDb,
  metrics: readonly string[],
): Promise<Map<string, StoredCheck & { checkedOn: string }>> {
  if (metrics.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('indicators.checked')
    .select([
      'metric',
      'checked_at as checkedAt',
      'checked_on as checkedOn',
      'changed_at as changedAt',
      'data_until as dataUntil',
      'targets',
      'failed_at as failedAt',
    ])
    .where('metric', 'in', [...metrics])
    .execute();
  return new Map(rows.map((row) => [row.metric, row]));
}

/** Values of periods that are new or have changed: a further revision of each. */
export async function addRevisions(
  tx: ZoneDb,
  of: { zoneId: string; metric: string; at: string },
  values: readonly (StoredValue & { revision: number })[],
): Promise<void> {
  if (values.length === 0) return;
  const rows = values.map(({ parts, ...value }) => ({
    ...{ zone_id: of.zoneId, metric: of.metric, changed_at: of.at, ...value },
    parts: sql<StoredValue['parts']>`${JSON.stringify(parts)}::jsonb`,
  }));
  await tables(tx).insertInto('indicators.value').values(rows).execute();
}

/** Notes that a metric was computed. */
export async function keepCheck(
  tx: ZoneDb,
  zoneId: string,
  { metric, checkedAt, checkedOn, changedAt, dataUntil, targets, failedAt }: StoredCheck & { checkedOn: string },
): Promise<void> {
  const row = {
    ...{ checked_at: checkedAt, checked_on: checkedOn, changed_at: changedAt, data_until: dataUntil },
    ...{ targets: sql<Record<string, string>>`${JSON.stringify(targets)}::jsonb`, failed_at: failedAt },
  };
  await tables(tx)
    .insertInto('indicators.checked')
    .values({ zone_id: zoneId, metric, ...row })
    .onConflict((conflict) => conflict.columns(['zone_id', 'metric']).doUpdateSet(row))
    .execute();
}

/** Lets one transaction at a time compute a metric of a zone: two would add the same revision. */
export async function lockMetric(tx: ZoneDb, zoneId: string, metric: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`indicators ${zoneId} ${metric}`}, 0))`.execute(tx);
}
