import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FirmFields, StandingFirm } from '../firm-fields.ts';

// The name of a kind 'short' that stands first is the one that sheets carry.
const columns = sql`firm.id, firm.name, firm.social_credit_code as "socialCreditCode",
  firm.code_exception_reason as "codeExceptionReason", firm.industry, firm.legal_form as "legalForm", firm.scale,
  firm.founded_on as "foundedOn", firm.registered_capital_fen as "registeredCapitalFen", firm.employees, firm.address,
  (select short.name from parties.party_name as short where short.zone_id = firm.zone_id and short.party_id = firm.id
    and short.kind = 'short' order by short.place limit 1) as "shortName"`;

/** Standing firms that hold one of these codes. */
export async function listFirmsByCode(db: ZoneDb, codes: readonly string[]): Promise<StandingFirm[]> {
  const { rows } = await sql<StandingFirm>`select ${columns} from parties.firm
    where social_credit_code = any(${codes}::text[]) and standing`.execute(db);
  return rows;
}

/** Standing firms that bear one of these names. */
export async function listFirmsByName(db: ZoneDb, names: readonly string[]): Promise<StandingFirm[]> {
  const { rows } = await sql<StandingFirm>`select ${columns} from parties.firm
    where name = any(${names}::text[]) and standing order by id`.execute(db);
  return rows;
}

/** Standing firms by id. */
export async function listFirmsById(db: ZoneDb, ids: readonly string[]): Promise<StandingFirm[]> {
  const { rows } = await sql<StandingFirm>`select ${columns} from parties.firm
    where id = any(${ids}::uuid[]) and standing`.execute(db);
  return rows;
}

/** Locks firms in the order of their ids, so that two who change the same ones wait for each other and never both. */
export async function lockFirms(tx: ZoneDb, ids: readonly string[]): Promise<void> {
  await sql`select id from parties.firm where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
}

type StoredFields = Omit<FirmFields, 'shortName'>;

function unnested(firms: readonly StandingFirm[]) {
  const column = <K extends keyof StoredFields | 'id'>(key: K) => firms.map((firm) => firm[key]);
  return sql`unnest(${column('id')}::uuid[], ${column('name')}::text[], ${column('socialCreditCode')}::text[],
    ${column('codeExceptionReason')}::text[], ${column('industry')}::text[], ${column('legalForm')}::text[],
    ${column('scale')}::text[], ${column('foundedOn')}::date[], ${column('registeredCapitalFen')}::bigint[],
    ${column('employees')}::integer[], ${column('address')}::text[]) as made (id, name, social_credit_code,
    code_exception_reason, industry, legal_form, scale, founded_on, registered_capital_fen, employees, address)`;
}

/** Adds firms as one statement of columns; how many, fewer where somebody took a code in the meantime. */
export async function addFirms(
  tx: ZoneDb,
  { zoneId, accountId, at }: { zoneId: string; accountId: string | null; at: string },
  firms: readonly StandingFirm[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into parties.firm (zone_id, id, name, social_credit_code, code_exception_reason, industry, legal_form, scale,
      founded_on, registered_capital_fen, employees, address, registered_at, registered_by)
    select ${zoneId}::uuid, made.*, ${at}::timestamptz, ${accountId}::uuid from ${unnested(firms)}
    on conflict (zone_id, social_credit_code) where social_credit_code is not null and standing do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Writes the fields of standing firms; how many. */
export async function updateFirms(tx: ZoneDb, firms: readonly StandingFirm[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update parties.firm set name = made.name, social_credit_code = made.social_credit_code,
      code_exception_reason = made.code_exception_reason, industry = made.industry, legal_form = made.legal_form,
      scale = made.scale, founded_on = made.founded_on, registered_capital_fen = made.registered_capital_fen,
      employees = made.employees, address = made.address
    from ${unnested(firms)} where firm.id = made.id and firm.standing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Takes firms off the register; what was told of them is kept under their ids. */
export async function withdrawFirms(tx: ZoneDb, ids: readonly string[]): Promise<void> {
  await sql`update parties.firm set standing = false where id = any(${ids}::uuid[])`.execute(tx);
  await sql`update parties.party set state = 'withdrawn' where id = any(${ids}::uuid[]) and state = 'standing'`.execute(
    tx,
  );
}
