import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import { tables } from '../../store/tables.ts';

/** A published version without its text. */
export interface StoredVersion {
  readonly ruleId: string;
  readonly number: number;
  readonly revision: number;
  readonly digest: Buffer;
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
  readonly draftedBy: string | null;
  readonly publishedBy: string | null;
  readonly publishedAt: string;
}

/** A withdrawal. */
export interface StoredWithdrawal {
  readonly ruleId: string;
  readonly on: string;
  readonly reason: string;
  readonly by: string | null;
  readonly at: string;
}

const columns = [
  ...(['rule_id as ruleId', 'number', 'revision', 'digest', 'valid_from as from', 'valid_to as to'] as const),
  ...(['reason', 'drafted_by as draftedBy', 'published_by as publishedBy', 'published_at as publishedAt'] as const),
] as const;

/** Versions of rules, the newest first. */
export async function listVersions(db: ZoneDb, ruleIds: readonly string[]): Promise<StoredVersion[]> {
  if (ruleIds.length === 0) return [];
  return tables(db)
    .selectFrom('rules.rule_version')
    .select(columns)
    .where('rule_id', 'in', [...ruleIds])
    .orderBy('number', 'desc')
    .execute();
}

/** Withdrawals of rules, the newest first. */
export async function listWithdrawals(db: ZoneDb, ruleIds: readonly string[]): Promise<StoredWithdrawal[]> {
  if (ruleIds.length === 0) return [];
  return tables(db)
    .selectFrom('rules.rule_withdrawal')
    .select(['rule_id as ruleId', 'valid_from as on', 'reason', 'withdrawn_by as by', 'withdrawn_at as at'])
    .where('rule_id', 'in', [...ruleIds])
    .orderBy('withdrawn_at', 'desc')
    .execute();
}

/** A version with its text. */
export function findVersion(
  db: ZoneDb,
  ruleId: string,
  number: number,
): Promise<(StoredVersion & { readonly definition: RuleDefinition }) | undefined> {
  return tables(db)
    .selectFrom('rules.rule_version')
    .select([...columns, 'definition'])
    .where('rule_id', '=', ruleId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** A version to be published. */
export interface NewVersion extends Omit<StoredVersion, 'digest'> {
  readonly zoneId: string;
  readonly definition: RuleDefinition;
  readonly digest: Buffer;
  readonly coverageReason: string | null;
}

/** Adds a version. */
export async function addVersion(tx: ZoneDb, one: NewVersion): Promise<void> {
  await tables(tx)
    .insertInto('rules.rule_version')
    .values({
      ...{ zone_id: one.zoneId, rule_id: one.ruleId, number: one.number, revision: one.revision },
      ...{ definition: JSON.stringify(one.definition), digest: one.digest, valid_from: one.from, valid_to: one.to },
      ...{ reason: one.reason, coverage_reason: one.coverageReason, drafted_by: one.draftedBy },
      ...{ published_by: one.publishedBy, published_at: one.publishedAt },
    })
    .execute();
}

/** Adds a withdrawal. */
export async function addWithdrawal(
  tx: ZoneDb,
  one: StoredWithdrawal & { readonly zoneId: string; readonly id: string },
): Promise<void> {
  await tables(tx)
    .insertInto('rules.rule_withdrawal')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, rule_id: one.ruleId, valid_from: one.on },
      ...{ reason: one.reason, withdrawn_by: one.by, withdrawn_at: one.at },
    })
    .execute();
}
