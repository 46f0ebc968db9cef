import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RuleDefinition, RuleSubject } from '../../../contract/rule-definition.ts';
import { tables } from '../../store/tables.ts';

/** A rule's head as it is stored. */
export interface StoredRule {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly subject: RuleSubject;
  readonly departmentId: string;
  readonly description: string;
  readonly changedAt: string;
  readonly demonstration: boolean;
}

const columns = [
  ...(['id', 'key', 'name', 'subject', 'department_id as departmentId', 'description'] as const),
  ...(['changed_at as changedAt', 'demonstration'] as const),
] as const;

/** A rule of the zone. */
export function findRule(db: ZoneDb, id: string): Promise<StoredRule | undefined> {
  return tables(db).selectFrom('rules.rule').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Rules of the zone by their ids. */
export async function findRules(db: ZoneDb, ids: readonly string[]): Promise<StoredRule[]> {
  if (ids.length === 0) return [];
  return tables(db)
    .selectFrom('rules.rule')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute();
}

/** The rule with a key. */
export function findRuleByKey(db: ZoneDb, key: string): Promise<StoredRule | undefined> {
  return tables(db).selectFrom('rules.rule').select(columns).where('key', '=', key).executeTakeFirst();
}

/** The same, nobody else changing it until the transaction ends. */
export function lockRule(tx: ZoneDb, id: string): Promise<StoredRule | undefined> {
  return tables(tx).selectFrom('rules.rule').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A new rule. */
export interface NewRule extends Omit<StoredRule, 'changedAt'> {
  readonly zoneId: string;
  readonly by: string | null;
  readonly at: string;
}

/** Which of name and key another rule has already. */
export async function takenOf(
  db: ZoneDb,
  { name, key, except }: { name: string; key: string | null; except?: string },
): Promise<'name' | 'key' | null> {
  const rows = await tables(db)
    .selectFrom('rules.rule')
    .select(['id', 'name'])
    .where((is) => is.or([is('name', '=', name), ...(key === null ? [] : [is('key', '=', key)])]))
    .execute();
  const others = rows.filter(({ id }) => id !== except);
  if (others.length === 0) return null;
  return others.some((one) => one.name === name) ? 'name' : 'key';
}

/** Adds a rule; false where name or key is taken. */
export async function addRule(tx: ZoneDb, one: NewRule): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('rules.rule')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, key: one.key, name: one.name, subject: one.subject },
      ...{ department_id: one.departmentId, description: one.description, made_by: one.by, made_at: one.at },
      ...{ changed_at: one.at, demonstration: one.demonstration },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Says that a rule changed, and what it is called now. */
export async function touchRule(
  tx: ZoneDb,
  id: string,
  { name, at }: { name?: string | undefined; at: string },
): Promise<void> {
  await tables(tx)
    .updateTable('rules.rule')
    .set({ changed_at: at, ...(name === undefined ? {} : { name }) })
    .where('id', '=', id)
    .execute();
}

/** A saved draft. */
export interface StoredDraft {
  readonly revision: number;
  readonly definition: RuleDefinition;
  readonly savedBy: string | null;
  readonly savedAt: string;
}

const draftColumns = ['revision', 'definition', 'saved_by as savedBy', 'saved_at as savedAt'] as const;

/** The draft that was saved last. */
export function findDraft(db: ZoneDb, ruleId: string): Promise<StoredDraft | undefined> {
  return tables(db)
    .selectFrom('rules.rule_draft')
    .select(draftColumns)
    .where('rule_id', '=', ruleId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The draft as it was once saved. */
export function findRevision(db: ZoneDb, ruleId: string, revision: number): Promise<StoredDraft | undefined> {
  return tables(db)
    .selectFrom('rules.rule_draft')
    .select(draftColumns)
    .where('rule_id', '=', ruleId)
    .where('revision', '=', revision)
    .executeTakeFirst();
}

/** Who saved the draft since a revision; null is nobody of the zone. */
export async function authorsSince(db: ZoneDb, ruleId: string, revision: number): Promise<(string | null)[]> {
  const rows = await tables(db)
    .selectFrom('rules.rule_draft')
    .select('saved_by as by')
    .distinct()
    .where('rule_id', '=', ruleId)
    .where('revision', '>', revision)
    .execute();
  return rows.map(({ by }) => by);
}

/** Adds a saved draft. */
export async function addDraft(
  tx: ZoneDb,
  one: { zoneId: string; ruleId: string; revision: number; definition: RuleDefinition; by: string | null; at: string },
): Promise<void> {
  await tables(tx)
    .insertInto('rules.rule_draft')
    .values({
      ...{ zone_id: one.zoneId, rule_id: one.ruleId, revision: one.revision },
      ...{ definition: JSON.stringify(one.definition), saved_by: one.by, saved_at: one.at },
    })
    .execute();
}
