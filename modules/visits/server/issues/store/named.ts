import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** A firm of the register as statistics need it; undefined where none stands under the id. */
export function findStandingFirm(db: ZoneDb, id: string) {
  return tables(db)
    .selectFrom('parties.firm')
    .select(['id', 'name', 'industry', 'scale'])
    .where('id', '=', id)
    .where('standing', '=', true)
    .executeTakeFirst();
}

/** A category of issues that is in use. */
export function findCategory(db: ZoneDb, code: string) {
  return tables(db)
    .selectFrom('parties.duty_item')
    .select(['code', 'name'])
    .where('kind', '=', 'issueCategory')
    .where('code', '=', code)
    .where('withdrawn', '=', false)
    .executeTakeFirst();
}

/** Whether a visit to this firm stands under the id; one that was withdrawn brought nothing. */
export async function isVisitTo(
  db: ZoneDb,
  { visitId, firmId }: { visitId: string; firmId: string },
): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('visits.visit')
    .select('id')
    .where('id', '=', visitId)
    .where('firm_id', '=', firmId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a person of the register stands under the id. */
export async function isPerson(db: ZoneDb, id: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('parties.party')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'person')
    .where('state', '=', 'standing')
    .executeTakeFirst();
  return row !== undefined;
}
