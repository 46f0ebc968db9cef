import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { NamedKind } from '../../../contract/naming.ts';
import type { NamedParty } from '../domain/named-party.ts';

/** Firms and institutions that stand in their registers without a name for look-up, at most so many. */
export async function unnamedParties(tx: ZoneDb, limit: number): Promise<(NamedParty & { demonstration: boolean })[]> {
  const { rows } = await sql<{
    id: string;
    kind: NamedKind;
    name: string;
    code: string | null;
    demonstration: boolean;
  }>`
    with entered as (
      select id, 'firm' as kind, name, social_credit_code as code, demonstration from parties.firm
      union all select id, 'institution', name, null, demonstration from parties.partner)
    select entered.* from entered
    where not exists (select from parties.party_name as known where known.party_id = entered.id and known.kind = 'current')
    limit ${limit}`.execute(tx);
  return rows.map(({ id, kind, name, code, demonstration }) => ({
    partyId: id,
    kind,
    demonstration,
    names: [{ kind: 'current', name }, ...(code === null ? [] : [{ kind: 'code' as const, name: code }])],
  }));
}
