import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { InventedEntry } from '../duplicates/domain/invent-twins.ts';

/** Removes the firms that were invented before, but for those that are kept; rows that people entered stay. */
export async function removeInventedFirms(tx: ZoneDb, kept: ReadonlySet<string>): Promise<void> {
  await sql`delete from parties.firm where demonstration and id <> all(${[...kept]}::uuid[])`.execute(tx);
}

/** Adds a batch of invented firms as one statement of columns: COPY is refused under row-level security. */
export async function addInventedFirms(
  tx: ZoneDb,
  { zoneId, registeredAt }: { zoneId: string; registeredAt: string },
  firms: readonly InventedEntry[],
): Promise<void> {
  const column = <K extends keyof InventedEntry>(key: K) => firms.map((firm) => firm[key]);
  await sql`
    insert into parties.firm (zone_id, id, name, social_credit_code, industry, legal_form, scale, status, founded_on,
      registered_capital_fen, employees, address, demonstration, registered_at)
    select ${zoneId}::uuid, made.*, true, ${registeredAt}::timestamptz
    from unnest(${column('id')}::uuid[], ${column('name')}::text[], ${column('socialCreditCode')}::text[],
      ${column('industry')}::text[], ${column('legalForm')}::text[], ${column('scale')}::text[],
      ${column('status')}::text[], ${column('foundedOn')}::date[], ${column('registeredCapitalFen')}::bigint[],
      ${column('employees')}::integer[], ${column('address')}::text[]) as made`.execute(tx);
}
