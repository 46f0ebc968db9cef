import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { AnswerChannel, IssueAnswer, IssueEnding, IssueSource, IssueUrgency } from '../../../contract/issue.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of visits.issue. */
export type IssueRecord = {
  zone_id: string;
  case_id: string;
  number: string;
  firm_id: string;
  visit_id: string | null;
  need_id: string | null;
  gathering_id: string | null;
  client_id: string | null;
  category: string;
  urgency: IssueUrgency;
  text: string;
  source: IssueSource;
  reporter_id: string | null;
  onsite_department_id: string | null;
  promised_on: string | null;
  receipt_number: string | null;
  scale: string | null;
  industry: string;
  raised_on: string;
  raised_at: string;
  raised_by: string | null;
  due_on: string | null;
  first_answer_at: Generated<string | null>;
  staff_closed_on: Generated<string | null>;
  closed_in_time: Generated<boolean | null>;
  closed_by_firm: Generated<boolean | null>;
  asked_on: Generated<string | null>;
  answer: Generated<IssueAnswer | null>;
  reopened: Generated<number>;
  ended_on: Generated<string | null>;
  ending: Generated<IssueEnding | null>;
  ending_article: Generated<string | null>;
  merged_into: Generated<string | null>;
  demonstration: Generated<boolean>;
};

export type LimitRow = {
  zone_id: string;
  valid_from: string;
  number: number;
  acceptance_days: number;
  critical_days: number;
  urgent_days: number;
  normal_days: number;
  complex_days: number;
  answer_days: number;
  ask_after_days: number;
  confirmation_days: number;
  supervise_after_days: number;
  document_number: string;
  reason: string | null;
  set_by: string | null;
  set_at: string;
  demonstration: Generated<boolean>;
};

/** Tables of issues, and those of other parts that are read with them. */
export type IssueTables = {
  'visits.issue': IssueRecord;
  'visits.issue_correction': {
    zone_id: string;
    case_id: string;
    number: number;
    field: 'category' | 'urgency';
    before: string;
    after: string;
    reason: string;
    made_by: string | null;
    made_at: string;
  };
  'visits.issue_limit': LimitRow;
  'visits.confirmation': {
    zone_id: string;
    id: string;
    case_id: string;
    sequence: number;
    question: 'reply' | 'thirtyDays';
    asked_on: string;
    asked_at: string;
    notice_id: string | null;
    demonstration: Generated<boolean>;
  };
  'visits.confirmation_answer': {
    zone_id: string;
    confirmation_id: string;
    answer: IssueAnswer;
    channel: AnswerChannel | null;
    answered_by: string | null;
    answered_at: string;
    demonstration: Generated<boolean>;
  };
  'visits.issue_link': {
    zone_id: string;
    id: string;
    case_id: string;
    firm_id: string;
    digest: Buffer;
    made_by: string | null;
    made_at: string;
    expires_on: string;
    revoked_at: Generated<string | null>;
    revoked_by: Generated<string | null>;
    demonstration: Generated<boolean>;
  };
  'visits.visit': { zone_id: string; id: string; firm_id: string; day: string; withdrawn_at: string | null };
  'parties.firm': {
    zone_id: string;
    id: string;
    name: string;
    social_credit_code: string | null;
    industry: string;
    scale: string | null;
    standing: boolean;
  };
  'parties.party': { zone_id: string; id: string; kind: string; state: string };
  'parties.duty_item': { zone_id: string; kind: string; code: string; name: string; withdrawn: boolean };
  'auth.account': { zone_id: string; id: string; display_name: string };
  'cases.case_file': {
    zone_id: string;
    id: string;
    lifecycle: string;
    number: string;
    title: string;
    party_id: string | null;
    dispatcher_id: string | null;
    state: string;
    sequence: number;
    lead_id: string | null;
    lead_account_id: string | null;
    due_on: string | null;
    warn_on: string | null;
    paused: boolean;
    supervision: string | null;
    changed_at: string;
    concluded_at: string | null;
    demonstration: boolean;
  };
};

/** Queries over issues and what they name. */
export function tables(db: ZoneDb) {
  return db.withTables<IssueTables>();
}
