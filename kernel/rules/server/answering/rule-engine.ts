import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { parametersOn } from '../../contract/dated-parameters.ts';
import { parameterVersions } from '../../contract/known-parameters.ts';
import type { ReadDatum, RuleAnswer } from '../../contract/rule-answer.ts';
import type { RuleDefinition } from '../../contract/rule-definition.ts';
import { knownParameters } from '../parameters/known-parameters.ts';
import { versionInForce } from '../writing/domain/version-in-force.ts';
import type { StoredRule } from '../writing/store/rules.ts';
import { findVersion, listVersions, listWithdrawals } from '../writing/store/versions.ts';
import { partyOf } from './domain/given-data.ts';
import { factsOf, type NamedFact } from './known-facts.ts';
import { openPreparedRules, type PreparedRules } from './prepared-rules.ts';

/** What answers rules: the facts of all parts, and rules that are compiled already. */
export interface RuleEngine {
  readonly facts: readonly NamedFact[];
  readonly prepared: PreparedRules;
}

/** Joins the facts of all parts; asked once by the composition. */
export function openRules(parts: readonly ServerModule[]): RuleEngine {
  return { facts: factsOf(parts), prepared: openPreparedRules() };
}

/** A text of a rule that can be answered; `key` names it for ever and in every zone, `version` is null for a draft. */
export interface RuleText {
  readonly key: string;
  readonly version: number | null;
  readonly definition: RuleDefinition;
}

/** The day whose values count, and the instant whose knowledge counts. */
export interface AskedTime {
  readonly on: string;
  readonly asOf: string;
}

/** The version of a rule that counts on a day, as known at an instant. */
export async function textInForce(db: ZoneDb, rule: StoredRule, time: AskedTime): Promise<RuleText> {
  const versions = await listVersions(db, [rule.id]);
  const counts = versionInForce(versions, await listWithdrawals(db, [rule.id]), time);
  if (counts === null) throw new AppError('rules.notInForce', { rule: rule.name, day: time.on });
  return textOfVersion(db, rule.id, counts.number);
}

/** A version by its number. */
export async function textOfVersion(db: ZoneDb, ruleId: string, number: number): Promise<RuleText> {
  const found = await findVersion(db, ruleId, number);
  if (found === undefined) throw new AppError('rules.versionUnknown');
  return { key: found.digest.toString('hex'), version: number, definition: found.definition };
}

/** What a rule answers with these data: the same for ever, as long as nothing that was known at the instant is taken away. */
export async function answerInputs(
  { prepared }: Pick<RuleEngine, 'prepared'>,
  db: ZoneDb,
  { text, inputs, on, asOf }: AskedTime & { readonly text: RuleText; readonly inputs: readonly ReadDatum[] },
): Promise<RuleAnswer> {
  const versions = parameterVersions(await knownParameters(db, text.definition.parameters));
  const parameters = parametersOn(versions, { on, asOf });
  return prepared.of(text.key, text.definition, { parameters, on, asOf }).answer(partyOf(inputs));
}
