import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Correction, CorrectionField } from '../../../contract/firm-file.ts';
import { tables } from './tables.ts';

/** A request as stored; what stands in the register now is read beside it. */
export type StoredCorrection = Omit<Correction, 'present'> & { firmId: string };

const columns = ['id', 'field', 'proposed', 'reason', 'state'] as const;

/** What a firm has asked to have corrected, open first, then the latest. */
export function listCorrectionsOf(db: ZoneDb, firmId: string): Promise<StoredCorrection[]> {
  return tables(db)
    .selectFrom('parties.firm_correction as one')
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'one.zone_id').onRef('account.id', '=', 'one.decided_by'),
    )
    .select(columns.map((column) => `one.${column}` as const))
    .select(['one.firm_id as firmId', 'one.asked_at as askedAt', 'one.decided_at as decidedAt'])
    .select(['account.display_name as decidedBy', 'one.decision_reason as decisionReason'])
    .where('one.firm_id', '=', firmId)
    .orderBy((make) => make('one.state', '=', 'open'), 'desc')
    .orderBy('one.asked_at', 'desc')
    .orderBy('one.id', 'desc')
    .limit(200)
    .execute();
}

/** How many of a firm's requests wait. */
export async function countOpenCorrections(db: ZoneDb, firmId: string): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('parties.firm_correction')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('firm_id', '=', firmId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return count;
}

/** Adds a request; false while one for the same field waits. */
export async function addCorrection(
  tx: ZoneDb,
  one: {
    zoneId: string;
    id: string;
    firmId: string;
    field: CorrectionField;
    proposed: string;
    reason: string;
    by: string;
    at: string;
  },
): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('parties.firm_correction')
    .values({
      zone_id: one.zoneId,
      id: one.id,
      firm_id: one.firmId,
      field: one.field,
      proposed: one.proposed,
      reason: one.reason,
      asked_by: one.by,
      asked_at: one.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** A request that waits, locked until the transaction ends. */
export function lockCorrection(
  tx: ZoneDb,
  id: string,
): Promise<{ id: string; firmId: string; field: CorrectionField; proposed: string; reason: string } | undefined> {
  return tables(tx)
    .selectFrom('parties.firm_correction')
    .select(['id', 'firm_id as firmId', 'field', 'proposed', 'reason'])
    .where('id', '=', id)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst();
}

/** Settles a request. */
export async function settleCorrection(
  tx: ZoneDb,
  id: string,
  decided: { state: 'accepted' | 'refused'; by: string; at: string; reason: string | null },
): Promise<void> {
  await tables(tx)
    .updateTable('parties.firm_correction')
    .set({
      state: decided.state,
      decided_by: decided.by,
      decided_at: decided.at,
      decision_reason: decided.reason,
    })
    .where('id', '=', id)
    .execute();
}
