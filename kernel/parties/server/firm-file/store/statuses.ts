import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Firm, FirmStatus } from '../../../contract/firm.ts';
import type { SaidStatus } from '../domain/settle-statuses.ts';
import { tables } from './tables.ts';

/** A firm as a change of its state needs it, locked until the transaction ends. */
export function lockFirm(
  tx: ZoneDb,
  id: string,
): Promise<(Pick<Firm, 'id' | 'status' | 'foundedOn' | 'registeredAt'> & { standing: boolean }) | undefined> {
  return tables(tx)
    .selectFrom('parties.firm')
    .select(['id', 'status', 'founded_on as foundedOn', 'registered_at as registeredAt', 'standing'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Everything that was ever said of a firm's state, by number. */
export function listSaid(db: ZoneDb, firmId: string): Promise<SaidStatus[]> {
  return tables(db)
    .selectFrom('parties.firm_status as said')
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'said.zone_id').onRef('account.id', '=', 'said.made_by'),
    )
    .select(['said.number', 'said.status', 'said.valid_from as validFrom', 'said.reason', 'said.made_at as at'])
    .select(['said.document_number as documentNumber', 'account.display_name as by'])
    .where('said.firm_id', '=', firmId)
    .orderBy('said.number')
    .execute();
}

/** Adds what is said; numbers follow one another within a firm, whose row the caller has locked. */
export async function addSaid(
  tx: ZoneDb,
  of: { zoneId: string; firmId: string; by: string | null },
  said: readonly Omit<SaidStatus, 'by'>[],
): Promise<void> {
  if (said.length === 0) return;
  await tables(tx)
    .insertInto('parties.firm_status')
    .values(
      said.map((one) => ({
        zone_id: of.zoneId,
        firm_id: of.firmId,
        valid_from: one.validFrom,
        number: one.number,
        status: one.status,
        reason: one.reason,
        document_number: one.documentNumber,
        made_by: of.by,
        made_at: one.at,
      })),
    )
    .execute();
}

/** Writes the state of today into the register. */
export async function setStatus(tx: ZoneDb, firmId: string, status: FirmStatus): Promise<void> {
  await tables(tx).updateTable('parties.firm').set({ status }).where('id', '=', firmId).execute();
}

/** Firms whose state of today is not the one that was said for it, with both; at most `limit`. */
export async function listDueStatuses(
  db: ZoneDb,
  today: string,
  limit: number,
): Promise<{ firmId: string; before: FirmStatus; after: FirmStatus }[]> {
  const { rows } = await sql<{ firmId: string; before: FirmStatus; after: FirmStatus }>`
    select firm.id as "firmId", firm.status as before, due.status as after
    from (
      select distinct on (firm_id) firm_id, status
      from (
        select distinct on (firm_id, valid_from) firm_id, valid_from, status
        from parties.firm_status where valid_from <= ${today}::date
        order by firm_id, valid_from, number desc
      ) said
      where status <> 'void' order by firm_id, valid_from desc
    ) due join parties.firm on firm.id = due.firm_id
    where firm.status <> due.status order by firm.id limit ${limit}`.execute(db);
  return rows;
}
