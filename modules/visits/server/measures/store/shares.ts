import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** The share of one document's measures. */
export interface DocumentShare {
  id: string;
  title: string;
  /** Percent with one decimal, as exact text. */
  value: string;
  count: number;
}

/** Done measures in percent of all that were not dropped, one decimal; null where there are none; and by document. */
export async function shareDone(db: ZoneDb): Promise<{ share: string | null; rows: number; parts: DocumentShare[] }> {
  const { rows } = await sql<{ id: string | null; title: string | null; value: string | null; count: number }>`
    select document.id, document.title, count(*) as count,
      round(100.0 * count(*) filter (where measure.state = 'done') / nullif(count(*), 0), 1)::text as value
    from visits.measure
    join visits.measure_document as document on document.zone_id = measure.zone_id and document.id = measure.document_id
    where measure.standing and measure.state <> 'dropped'
    group by grouping sets ((), (document.id, document.title, document.issued_on))
    order by document.issued_on desc nulls first, document.id`.execute(db);
  const whole = rows.find(({ id }) => id === null);
  const parts = rows.flatMap(({ id, title, value, count }): DocumentShare[] =>
    id === null || title === null || value === null ? [] : [{ id, title, value, count }],
  );
  return { share: whole?.value ?? null, rows: whole?.count ?? 0, parts };
}
