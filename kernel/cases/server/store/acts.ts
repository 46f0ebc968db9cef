import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CaseProjection } from '../domain/project-case.ts';
import type { StoredAction } from './actions.ts';

/** An act with all that it changes at once. */
export interface ActToWrite {
  readonly action: StoredAction;
  /** The present of the case after it; null where the case was just written with it. */
  readonly projection: CaseProjection | null;
  /** Accounts that took part: who acted, and for whom. */
  readonly accounts: readonly string[];
}

/** Writes an act, the present of its case and who took part in one statement: an act is short and its round trips are its price. */
export async function writeActRows(
  tx: ZoneDb,
  zoneId: string,
  { action, projection, accounts }: ActToWrite,
): Promise<void> {
  const { caseId, by, at, files, demonstration } = action;
  const detail = files.length === 0 ? action.detail : { ...action.detail, files };
  const present =
    projection === null
      ? sql`select 1`
      : sql`update cases.case_file set state = ${projection.state}, sequence = ${projection.sequence},
        dispatcher_id = ${projection.dispatcherId}, lead_id = ${projection.leadId}, lead_account_id = ${projection.leadAccountId},
        due_on = ${projection.dueOn}, warn_on = ${projection.warnOn}, paused = ${projection.paused},
        supervision = ${projection.supervision}, changed_at = ${projection.changedAt}, concluded_at = ${projection.concludedAt}
      where id = ${caseId}`;
  await sql`with act as (
      insert into cases.action (zone_id, case_id, sequence, name, at, actor_kind, account_id, department_id, party_id,
        on_behalf_of, comment, detail, from_state, to_state, demonstration)
      values (${zoneId}, ${caseId}, ${action.sequence}, ${action.name}, ${at}, ${by.kind}, ${by.accountId}, ${by.departmentId},
        ${by.partyId}, ${by.onBehalfOf}, ${action.comment}, ${JSON.stringify(detail)}::jsonb, ${action.from}, ${action.to},
        ${demonstration})
    ), present as (${present})
    insert into cases.participant as p (zone_id, account_id, case_id, last_at, demonstration)
    select ${zoneId}::uuid, account, ${caseId}::uuid, ${at}::timestamptz, ${demonstration}::boolean
    from unnest(${[...new Set(accounts)]}::uuid[]) as account
    on conflict (zone_id, account_id, case_id) do update set last_at = greatest(p.last_at, excluded.last_at)`.execute(
    tx,
  );
}
