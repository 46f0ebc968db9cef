import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ActionDetail, CaseAction } from '../../contract/case-state.ts';

/** An act with the states around it, as it is kept. */
export interface StoredAction extends CaseAction {
  readonly caseId: string;
  readonly from: string | null;
  readonly to: string;
  readonly demonstration: boolean;
}

interface ActionRow {
  case_id: string;
  sequence: number;
  name: string;
  at: string;
  actor_kind: CaseAction['by']['kind'];
  account_id: string | null;
  department_id: string | null;
  party_id: string | null;
  on_behalf_of: string | null;
  comment: string | null;
  detail: ActionDetail & { files?: readonly string[] };
  from_state: string | null;
  to_state: string;
  demonstration: boolean;
}

function actionOf(row: ActionRow): StoredAction {
  const { files = [], ...detail } = row.detail;
  return {
    caseId: row.case_id,
    sequence: row.sequence,
    name: row.name,
    at: row.at,
    by: {
      kind: row.actor_kind,
      accountId: row.account_id,
      departmentId: row.department_id,
      partyId: row.party_id,
      onBehalfOf: row.on_behalf_of,
    },
    comment: row.comment,
    files,
    detail,
    from: row.from_state,
    to: row.to_state,
    demonstration: row.demonstration,
  };
}

/** All acts of some cases, each case's in their order. */
export async function listActions(db: ZoneDb, caseIds: readonly string[]): Promise<readonly StoredAction[]> {
  const { rows } =
    await sql<ActionRow>`select case_id, sequence, name, at, actor_kind, account_id, department_id, party_id,
      on_behalf_of, comment, detail, from_state, to_state, demonstration
    from cases.action where case_id = any(${[...caseIds]}::uuid[]) order by case_id, sequence`.execute(db);
  return rows.map(actionOf);
}

/** Writes acts; a second act of the same sequence on a case fails. */
export async function addActions(tx: ZoneDb, zoneId: string, actions: readonly StoredAction[]): Promise<void> {
  const rows = actions.map(({ by, files, detail, ...one }) => ({
    ...one,
    ...by,
    detail: files.length === 0 ? detail : { ...detail, files },
  }));
  await sql`insert into cases.action (zone_id, case_id, sequence, name, at, actor_kind, account_id, department_id, party_id,
      on_behalf_of, comment, detail, from_state, to_state, demonstration)
    select ${zoneId}::uuid, "caseId", sequence, name, at, kind, "accountId", "departmentId", "partyId", "onBehalfOf", comment,
      detail, "from", "to", demonstration
    from json_to_recordset(${JSON.stringify(rows)}::json) as told ("caseId" uuid, sequence int, name text, at timestamptz,
      kind text, "accountId" uuid, "departmentId" uuid, "partyId" uuid, "onBehalfOf" uuid, comment text, detail jsonb,
      "from" text, "to" text, demonstration boolean)`.execute(tx);
}

/** Somebody who acted on a case, and when last. */
export interface Participation {
  readonly accountId: string;
  readonly caseId: string;
  readonly lastAt: string;
  readonly demonstration: boolean;
}

/** Notes who acted, once a case and account. */
export async function noteParticipants(tx: ZoneDb, zoneId: string, rows: readonly Participation[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into cases.participant as p (zone_id, account_id, case_id, last_at, demonstration)
    select ${zoneId}::uuid, "accountId", "caseId", max("lastAt"), bool_and(demonstration)
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as told ("accountId" uuid, "caseId" uuid, "lastAt" timestamptz, demonstration boolean) group by 2, 3
    on conflict (zone_id, account_id, case_id) do update set last_at = greatest(p.last_at, excluded.last_at)`.execute(
    tx,
  );
}

/** Somebody or some department that a case is copied to. */
export interface NewCopy {
  readonly id: string;
  readonly caseId: string;
  readonly accountId: string | null;
  readonly departmentId: string | null;
  readonly copiedAt: string;
  readonly copiedBy: string | null;
  readonly demonstration: boolean;
}

/** Copies a case; who has it already keeps the first copy. */
export async function addCopies(tx: ZoneDb, zoneId: string, rows: readonly NewCopy[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into cases.copy (zone_id, id, case_id, account_id, department_id, copied_at, copied_by, demonstration)
    select ${zoneId}::uuid, id, "caseId", "accountId", "departmentId", "copiedAt", "copiedBy", demonstration
    from json_to_recordset(${JSON.stringify(rows)}::json) as told (id uuid, "caseId" uuid, "accountId" uuid,
      "departmentId" uuid, "copiedAt" timestamptz, "copiedBy" uuid, demonstration boolean)
    on conflict do nothing`.execute(tx);
}

/** The copies of a case in the order in which they were sent, each with when it was first opened. */
export async function listCopies(
  db: ZoneDb,
  caseId: string,
): Promise<
  readonly { accountId: string | null; departmentId: string | null; copiedAt: string; readAt: string | null }[]
> {
  const { rows } = await sql<{
    accountId: string | null;
    departmentId: string | null;
    copiedAt: string;
    readAt: string | null;
  }>`select account_id as "accountId", department_id as "departmentId", copied_at as "copiedAt",
      (select min(r.read_at) from cases.copy_reading as r where r.copy_id = k.id) as "readAt"
    from cases.copy as k where case_id = ${caseId} order by copied_at, id`.execute(db);
  return rows;
}

/** Whether a file stands with an act of the party itself, or with one of these acts. */
export async function hasPartyAct(
  db: ZoneDb,
  { caseId, fileId, acts }: { caseId: string; fileId: string; acts: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql`select 1 from cases.action
    where case_id = ${caseId} and detail -> 'files' ? ${fileId} and (actor_kind = 'party' or name = any(${[...acts]}::text[]))
    limit 1`.execute(db);
  return rows.length > 0;
}
