import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { IssueProposal, ProposalState } from '../../../contract/similar-issues.ts';

/** A proposal as it stands in the tables. */
export interface StoredProposal extends Omit<IssueProposal, 'decidedBy'> {
  decidedBy: string | null;
}

const counted = sql`select proposal.id, proposal.state, typical.title, proposal.words, proposal.proposed_at as "proposedAt",
    proposal.decided_at as "decidedAt", proposal.decided_by as "decidedBy", proposal.reason, proposal.demonstration,
    count(*) as issues, count(distinct issue.firm_id) as firms, count(joined.case_id) as joined,
    case when measure.id is null then null else json_build_object('id', measure.id, 'title', measure.title) end as measure
  from visits.issue_proposal as proposal
  join visits.issue_proposal_member as member on member.zone_id = proposal.zone_id and member.proposal_id = proposal.id
  join visits.issue on issue.zone_id = member.zone_id and issue.case_id = member.case_id
  left join visits.measure_issue as joined on joined.zone_id = member.zone_id and joined.case_id = member.case_id
    and joined.undone_at is null
  left join visits.measure on measure.zone_id = proposal.zone_id and measure.id = proposal.measure_id
  cross join lateral (select file.title from visits.issue_proposal_member as one
    join cases.case_file as file on file.zone_id = one.zone_id and file.id = one.case_id
    where one.zone_id = proposal.zone_id and one.proposal_id = proposal.id
    order by one.likeness desc, one.case_id limit 1) as typical`;
const grouped = sql`group by proposal.zone_id, proposal.id, measure.zone_id, measure.id, typical.title`;

/** Proposals in these states, those of most firms first. */
export async function listProposals(
  db: ZoneDb,
  states: readonly ProposalState[],
  limit: number,
): Promise<StoredProposal[]> {
  const { rows } = await sql<StoredProposal>`${counted} where proposal.state = any(${[...states]}::text[]) ${grouped}
    order by count(distinct issue.firm_id) desc, count(*) desc, proposal.id limit ${limit}`.execute(db);
  return rows;
}

/** How many proposals are in these states. */
export async function countProposals(db: ZoneDb, states: readonly ProposalState[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from visits.issue_proposal
    where state = any(${[...states]}::text[])`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One proposal. */
export async function findProposal(db: ZoneDb, id: string): Promise<StoredProposal | undefined> {
  const { rows } = await sql<StoredProposal>`${counted} where proposal.id = ${id} ${grouped}`.execute(db);
  return rows[0];
}

/** Members of a proposal, the most typical first. */
export async function membersOf(db: ZoneDb, proposalId: string): Promise<{ caseId: string; likeness: number }[]> {
  const { rows } = await sql<{ caseId: string; likeness: number }>`
    select case_id as "caseId", likeness from visits.issue_proposal_member where proposal_id = ${proposalId}
    order by likeness desc, case_id`.execute(db);
  return rows;
}

/** Holds a proposal until the transaction ends; undefined where there is none. */
export async function lockProposal(tx: ZoneDb, id: string): Promise<{ state: ProposalState } | undefined> {
  const { rows } = await sql<{ state: ProposalState }>`
    select state from visits.issue_proposal where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Writes what was decided about a proposal. */
export async function decideProposal(
  tx: ZoneDb,
  id: string,
  decided: { state: 'accepted' | 'dismissed'; at: string; by: string; reason: string | null; measureId: string | null },
): Promise<void> {
  await sql`update visits.issue_proposal set state = ${decided.state}, decided_at = ${decided.at},
    decided_by = ${decided.by}, reason = ${decided.reason}, measure_id = ${decided.measureId} where id = ${id}`.execute(
    tx,
  );
}

/** A proposal as it was found. */
export interface FoundProposal {
  id: string;
  words: readonly string[];
  members: readonly { id: string; likeness: number }[];
}

/**
 * Keeps what was found in the place of the open proposals: one that was found again stays, one that was not is outdated, and
 * nothing is proposed whose issues all stand under measures or in a proposal that was dismissed. How many are new.
 */
export async function keepProposals(
  tx: ZoneDb,
  { zoneId, at, demonstration }: { zoneId: string; at: string; demonstration: boolean },
  found: readonly FoundProposal[],
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('visits.issue_proposal ' || platform.current_zone(), 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ added: number }>`
    with told as (
      select told.id, told.words, told.members, array(select (one ->> 'id')::uuid
        from jsonb_array_elements(told.members) as one order by 1) as cases
      from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as told (id uuid, words text[], members jsonb)
    ), news as (
      select told.*, encode(sha256(convert_to(array_to_string(told.cases, ' '), 'UTF8')), 'hex') as digest from told
      where exists (select from unnest(told.cases) as one (case_id) where not exists (
          select from visits.measure_issue as joined where joined.case_id = one.case_id and joined.undone_at is null))
        and not exists (select from visits.issue_proposal as old where old.state = 'dismissed' and told.cases <@ array(
          select member.case_id from visits.issue_proposal_member as member where member.proposal_id = old.id))
    ), outdated as (
      update visits.issue_proposal as old set state = 'outdated', decided_at = ${at}
      where old.state = 'open' and old.members not in (select digest from news)
    ), added as (
      insert into visits.issue_proposal (zone_id, id, words, members, proposed_at, demonstration)
      select ${zoneId}::uuid, news.id, news.words, news.digest, ${at}::timestamptz, ${demonstration} from news
      on conflict (zone_id, members) where state <> 'outdated' do nothing
      returning id
    ), joined as (
      insert into visits.issue_proposal_member (zone_id, proposal_id, case_id, likeness, demonstration)
      select ${zoneId}::uuid, news.id, (one ->> 'id')::uuid, (one ->> 'likeness')::integer, ${demonstration}
      from news join added on added.id = news.id, jsonb_array_elements(news.members) as one
    )
    select count(*)::int as added from added`.execute(tx);
  return rows[0]?.added ?? 0;
}
