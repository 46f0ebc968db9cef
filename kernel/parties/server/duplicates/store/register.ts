import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DuplicateKind } from '../../../contract/duplicate.ts';
import type { FirmFacts } from '../domain/firm-card.ts';

const facts = sql`one.id, one.name, one.social_credit_code as code, one.address,
  coalesce(told.former, '{}') as "formerNames", coalesce(told.short, '{}') as "shortNames"`;
const named = sql`left join (
    select party_id, array_agg(name) filter (where kind = 'former') as former,
      array_agg(name) filter (where kind = 'short') as short
    from parties.party_name where kind in ('former', 'short') group by party_id
  ) as told on told.party_id = one.id`;

/** Table of each kind. */
export const tableOf = { firm: 'parties.firm', institution: 'parties.partner' } as const;

/** Every entry on the register of a kind, as far as twins are told by it. */
export async function listFacts(db: ZoneDb, kind: DuplicateKind): Promise<FirmFacts[]> {
  const { rows } = await sql<FirmFacts>`select ${facts} from ${sql.table(tableOf[kind])} as one ${named}
    where one.standing order by one.id`.execute(db);
  return rows;
}

/** Firms that share the most pairs of characters with a name, or a code or an address with the entry; `limit` at most. */
export async function listNear(
  db: ZoneDb,
  wanted: { pairs: readonly string[]; codes: readonly string[]; organisation: string; address: string },
  limit: number,
): Promise<FirmFacts[]> {
  const likes = wanted.pairs.map((pair) => `%${pair.replace(/[\\%_]/g, '\\$&')}%`);
  const met = sql`(select count(*) from unnest(${likes}::text[]) as pair where one.name like pair)`;
  const { rows } = await sql<FirmFacts>`select ${facts} from (
      select one.id, one.name, one.social_credit_code, one.address, ${met}
        + 9 * (one.social_credit_code = any(${wanted.codes}::text[])
          or (${wanted.organisation} <> '' and substr(one.social_credit_code, 9, 9) = ${wanted.organisation}))::int
        + (${wanted.address} <> '' and one.address = ${wanted.address})::int as met
      from parties.firm as one
      where one.standing and (one.name like any(${likes}::text[]) or one.social_credit_code = any(${wanted.codes}::text[])
        or (${wanted.organisation} <> '' and substr(one.social_credit_code, 9, 9) = ${wanted.organisation}))
      order by met desc, one.id limit ${limit}
    ) as one left join lateral (
      select array_agg(name) filter (where kind = 'former') as former, array_agg(name) filter (where kind = 'short') as short
      from parties.party_name where party_id = one.id
    ) as told on true`.execute(db);
  return rows;
}

/** Firms that bore or bear exactly this name for short. */
export async function listByOtherName(db: ZoneDb, name: string): Promise<FirmFacts[]> {
  const { rows } = await sql<FirmFacts>`select ${facts} from parties.firm as one ${named}
    where one.standing and one.id in (select party_id from parties.party_name where kind in ('former', 'short')
      and name = ${name}) limit 20`.execute(db);
  return rows;
}

/** Names of some firms, as a sample of how names of this register begin. */
export async function sampleNames(db: ZoneDb, limit: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from parties.firm where standing
    order by id limit ${limit}`.execute(db);
  return rows.map((row) => row.name);
}
