import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PromiseKind } from '../../../contract/charter.ts';

/** Something that a promise runs for, with its stored moments. */
export interface PromiseStart {
  id: string;
  number: string;
  firm: string | null;
  startedAt: string;
  doneAt: string | null;
  href: string;
}

/** A span of days in China, the last not included. */
export interface DaySpan {
  from: string;
  until: string;
}

/** What a kind of promise began to run for in a span, the newest first; nothing for a kind that no actions are kept for. */
export function listPromiseStarts(db: ZoneDb, kind: PromiseKind, span: DaySpan): Promise<PromiseStart[]> {
  if (kind === 'firstAnswer') return listNeedAnswers(db, span);
  if (kind === 'acceptance') return listIssues(db, span, accepted);
  return kind === 'resolution' ? listIssues(db, span, resolved) : Promise.resolve([]);
}

/** The first answer is whatever tells the firm something: an answer, matters made of it, a joining, a refusal. */
async function listNeedAnswers(db: ZoneDb, { from, until }: DaySpan): Promise<PromiseStart[]> {
  const { rows } = await sql<PromiseStart>`
    select need.id, need.number, coalesce(firm.name, need.firm_told) as firm, need.filed_at as "startedAt",
      need.concluded_at as "doneAt", '/needs?panel=' || need.id as href
    from visits.need as need left join parties.firm as firm on firm.id = need.firm_id
    where need.filed_on >= ${from} and need.filed_on < ${until}
    order by need.filed_at desc, need.id`.execute(db);
  return rows;
}

const accepted = sql`min(act.at) filter (where act.name = 'accept')`;
/** An issue that was reopened is resolved when it was closed again; one that ended otherwise when it ended. */
const resolved = sql`case when issue.state in ('closed', 'asked', 'settled') then max(act.at) filter (where act.to_state = 'closed')
  else issue.concluded_at end`;

async function listIssues(db: ZoneDb, { from, until }: DaySpan, done: RawBuilder<unknown>): Promise<PromiseStart[]> {
  const { rows } = await sql<PromiseStart>`
    select issue.id, issue.number, firm.name as firm, issue.opened_at as "startedAt", ${done} as "doneAt",
      '/issues/' || issue.id as href
    from cases.case_file as issue
    join cases.action as act on act.case_id = issue.id
    left join parties.firm as firm on firm.id = issue.party_id
    where issue.lifecycle = 'visits.issue' and issue.opened_on >= ${from} and issue.opened_on < ${until}
    group by issue.id, issue.number, firm.name, issue.opened_at, issue.state, issue.concluded_at
    order by issue.opened_at desc, issue.id`.execute(db);
  return rows;
}
