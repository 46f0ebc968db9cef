import type { Generated, JSONColumnType } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ParameterKind } from '../../contract/parameter-texts.ts';
import type { ReadDatum } from '../../contract/rule-answer.ts';
import type { RuleDefinition, RuleSubject } from '../../contract/rule-definition.ts';

/** Rows of the tables of rules as they are stored; tables of parties and accounts are read only. */
export type RulesTables = {
  'rules.rule': {
    zone_id: string;
    id: string;
    key: string | null;
    name: string;
    subject: RuleSubject;
    department_id: string;
    description: string;
    made_by: string | null;
    made_at: string;
    changed_at: string;
    demonstration: Generated<boolean>;
  };
  'rules.rule_draft': {
    zone_id: string;
    rule_id: string;
    revision: number;
    definition: JSONColumnType<RuleDefinition>;
    saved_by: string | null;
    saved_at: string;
  };
  'rules.rule_version': {
    zone_id: string;
    rule_id: string;
    number: number;
    revision: number;
    definition: JSONColumnType<RuleDefinition>;
    digest: Buffer;
    valid_from: string;
    valid_to: string | null;
    reason: string;
    coverage_reason: string | null;
    drafted_by: string | null;
    published_by: string | null;
    published_at: string;
  };
  'rules.rule_withdrawal': {
    zone_id: string;
    id: string;
    rule_id: string;
    valid_from: string;
    reason: string;
    withdrawn_by: string | null;
    withdrawn_at: string;
  };
  'rules.parameter': {
    zone_id: string;
    id: string;
    name: string;
    type: ParameterKind;
    scale: number;
    unit: string | null;
    description: string;
    made_by: string | null;
    made_at: string;
    demonstration: Generated<boolean>;
  };
  'rules.parameter_value': {
    zone_id: string;
    id: string;
    parameter_id: string;
    value: string;
    valid_from: string;
    valid_to: string | null;
    source: string;
    reason: string;
    known_from: string;
    set_by: string | null;
  };
  'rules.evaluation': {
    zone_id: string;
    id: string;
    rule_id: string;
    version: number;
    party_id: string | null;
    valid_on: string;
    as_of: string;
    inputs: JSONColumnType<ReadDatum[]> | null;
    answer: string | null;
    sealed: string | null;
    digest: Buffer;
    reason: string | null;
    made_by: string | null;
    made_at: string;
    demonstration: Generated<boolean>;
  };
  'rules.status': {
    zone_id: string;
    id: string;
    party_id: string;
    status: string;
    since: string;
    until: string | null;
    rule_id: string;
    evaluation_id: string;
    granted_at: string;
    demonstration: Generated<boolean>;
  };
  'rules.status_revocation': {
    zone_id: string;
    status_id: string;
    valid_from: string;
    reason: string;
    revoked_by: string | null;
    revoked_at: string;
  };
  'parties.party': { zone_id: string; id: string; kind: string; state: string; merged_into: string | null };
  'parties.party_name': { zone_id: string; party_id: string; kind: string; name: string };
};

/** Queries over the tables of rules. */
export function tables(db: ZoneDb) {
  return db.withTables<RulesTables>();
}
