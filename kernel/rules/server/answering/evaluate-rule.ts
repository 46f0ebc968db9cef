import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import type { RuleDatum } from '../../contract/rule-definition.ts';
import { instantText } from '../check-caller.ts';
import { holdKnowledge } from '../store/clock-order.ts';
import { findRuleByKey } from '../writing/store/rules.ts';
import { type KeptEvaluation, keepEvaluation } from './keep-evaluation.ts';
import { everyFact, type FactReader } from './known-facts.ts';
import type { RuleEngine } from './rule-engine.ts';

/** Which rule a module asks, of whom, on which day, and what is given beside what the platform knows. */
export interface RuleQuestion {
  readonly ruleKey: string;
  readonly partyId: string | null;
  readonly given: Readonly<Record<string, RuleDatum>>;
  readonly on: string;
  readonly reason: string | null;
}

/** Who asks and when; without a reader every fact may be read, as by a rule that acts for the platform. */
export interface RuleAsker {
  readonly zoneId: string;
  readonly keys: Keys;
  readonly now: () => Temporal.Instant;
  /** Account that asks; null for the platform. */
  readonly by: string | null;
  readonly reader?: FactReader;
}

/**
 * Answers a rule for another part, in its transaction: with the version in force on the day as known now; the evaluation is
 * kept and a granted status granted. The caller writes the journal. Throws `rules.ruleUnknown`, `rules.notInForce`,
 * `rules.partyUnknown`, `rules.partyWrong`, `rules.givenWrong`, `rules.factForbidden`.
 */
export async function evaluateRule(
  engine: RuleEngine,
  tx: ZoneDb,
  { asked: { ruleKey, ...asked }, asker }: { asked: RuleQuestion; asker: RuleAsker },
): Promise<KeptEvaluation> {
  const { zoneId, keys, now, by, reader = everyFact } = asker;
  await holdKnowledge(tx, zoneId, 'answers');
  const at = instantText(now());
  const rule = await findRuleByKey(tx, ruleKey);
  if (rule === undefined) throw new AppError('rules.ruleUnknown');
  const keeping = { zoneId, keys, by, at, demonstration: rule.demonstration, can: reader.can.bind(reader) };
  return keepEvaluation(engine, tx, { asked: { ...asked, rule, asOf: at }, keeping });
}
