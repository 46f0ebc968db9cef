import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CriterionKind, TitleOutcome, TitleUnit } from '../../contract/own-title.ts';
import type { TitleKind, TitleLevel } from '../../contract/title.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of atlas.own_title. */
export type OwnTitleRow = {
  zone_id: string;
  id: string;
  name: string;
  kind: TitleKind;
  level: TitleLevel | null;
  body: string;
  scope: string | null;
  document_number: string | null;
  recheck_on: string | null;
  warn_days: number;
  revision: number;
  registered_by: string | null;
  registered_at: string;
  taken_back_at: string | null;
  demonstration: boolean;
};

/** A row of atlas.own_title_criterion. */
export type CriterionRow = {
  zone_id: string;
  id: string;
  title_id: string;
  year: number;
  position: number;
  wording: string;
  kind: CriterionKind;
  comparison: 'at_least' | 'at_most' | null;
  threshold: string | null;
  unit: TitleUnit | null;
  withdrawn: boolean;
  demonstration: boolean;
};

/** A row of atlas.own_title_evidence. */
export type EvidenceRow = {
  zone_id: string;
  id: string;
  title_id: string;
  criterion_id: string;
  kind: 'file' | 'figure' | 'link' | 'statement';
  name: string;
  file_id: string | null;
  metric: string | null;
  period: string | null;
  value: string | null;
  unit: TitleUnit | null;
  source: string | null;
  definition_version: number | null;
  link: string | null;
  valid_until: string | null;
  attached_by: string | null;
  attached_at: string;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
  withdraw_reason: string | null;
  demonstration: boolean;
};

/** A row of atlas.own_title_result. */
export type ResultRow = {
  zone_id: string;
  id: string;
  title_id: string;
  year: number;
  outcome: TitleOutcome;
  place: number | null;
  decided_on: string | null;
  document_number: string | null;
  note: string | null;
  recorded_by: string | null;
  recorded_at: string;
  replaced_by: string | null;
  taken_back_at: string | null;
  demonstration: boolean;
};

/** Columns that the database fills when they are left out. */
type Filled<T, K extends keyof T> = Omit<T, K> & { [P in K]: Generated<T[P]> };

type OwnTitleTables = {
  'atlas.own_title': Filled<OwnTitleRow, 'revision' | 'taken_back_at' | 'demonstration'>;
  'atlas.own_title_criterion': Filled<CriterionRow, 'withdrawn' | 'demonstration'>;
  'atlas.own_title_evidence': Filled<EvidenceRow, 'definition_version' | 'demonstration'>;
  'atlas.own_title_result': Filled<ResultRow, 'demonstration'>;
};

/** Queries that know the tables of a zone's own titles. */
export const ownTables = (db: ZoneDb) => db.withTables<OwnTitleTables>();
