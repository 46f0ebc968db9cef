import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { sm3 } from '#platform/journal/server/hash.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import { canonicalAnswer } from '../../contract/answer-rule.ts';
import { type ReadDatum, type RuleAnswer, readDatum, ruleAnswer } from '../../contract/rule-answer.ts';
import type { RuleDatum } from '../../contract/rule-definition.ts';
import { addStatus } from '../statuses/store/statuses.ts';
import type { StoredRule } from '../writing/store/rules.ts';
import type { FactReader } from './known-facts.ts';
import { readInputs } from './read-inputs.ts';
import { answerInputs, type RuleEngine, textInForce } from './rule-engine.ts';
import { addEvaluation, type StoredEvaluation } from './store/evaluations.ts';

/** Of whom what is asked, and as known when. */
export interface EvaluationAsked {
  readonly rule: StoredRule;
  readonly partyId: string | null;
  readonly given: Readonly<Record<string, RuleDatum>>;
  readonly on: string;
  readonly asOf: string;
  readonly reason: string | null;
}

/** For whom and when it is kept. */
export interface Keeping extends FactReader {
  readonly zoneId: string;
  readonly keys: Keys;
  /** Account that asks; null for the platform. */
  readonly by: string | null;
  readonly at: string;
  readonly demonstration: boolean;
  /** Ids of the rows; new ones unless given. */
  readonly nextId?: () => string;
}

/** A kept evaluation with what it answered. */
export interface KeptEvaluation {
  readonly id: string;
  readonly version: number;
  readonly inputs: readonly ReadDatum[];
  readonly answer: RuleAnswer;
  readonly digest: string;
}

/**
 * Answers with the version that counts and keeps it with all it read; grants the statuses that it answers. Of a person only
 * ciphertext under that person's key is kept. The caller holds the zone's knowledge and writes the journal.
 */
export async function keepEvaluation(
  engine: RuleEngine,
  tx: ZoneDb,
  { asked, keeping }: { asked: EvaluationAsked; keeping: Keeping },
): Promise<KeptEvaluation> {
  const { rule, partyId, on, asOf, reason } = asked;
  const text = await textInForce(tx, rule, { on, asOf });
  const inputs = await readInputs(tx, { definition: text.definition, facts: engine.facts, asked }, keeping);
  const answer = await answerInputs(engine, tx, { on, asOf, text, inputs });
  const canonical = canonicalAnswer(answer);
  const { zoneId, keys, by, at, demonstration, nextId = randomUUIDv7 } = keeping;
  const id = nextId();
  const digest = sm3(canonical);
  const version = text.version ?? 0;
  const open = { inputs, answer: canonical, sealed: null };
  const kept =
    partyId !== null && rule.subject === 'person'
      ? { ...{ inputs: null, answer: null }, sealed: keys.persons.encrypt(fieldOf(zoneId, partyId), textOf(open)) }
      : open;
  const row = { id, ruleId: rule.id, version, partyId, on, asOf, ...kept, digest, reason, by, demonstration };
  await addEvaluation(tx, { ...row, zoneId, at });
  if (partyId !== null) {
    for (const outcome of answer.outcomes) {
      if (outcome.kind !== 'status' || outcome.granted !== true || outcome.since === null) continue;
      const { status, since, until } = outcome;
      const about = { zoneId, id: nextId(), partyId, ruleId: rule.id, evaluationId: id, at, demonstration };
      await addStatus(tx, { ...about, status, since, until });
    }
  }
  return { id, version, inputs, answer, digest: digest.toString('hex') };
}

const fieldOf = (zoneId: string, personId: string) => ({ zoneId, personId, field: 'rules.evaluation' });
const textOf = ({ inputs, answer }: { inputs: readonly ReadDatum[]; answer: string }) =>
  JSON.stringify({ inputs, answer });

/** What an evaluation read and answered; null when the person behind it was erased. */
export function openEvaluation(
  { inputs, answer, sealed, partyId }: Pick<StoredEvaluation, 'inputs' | 'answer' | 'sealed' | 'partyId'>,
  { zoneId, keys }: { zoneId: string; keys: Keys },
): { inputs: ReadDatum[]; canonical: string; answer: RuleAnswer } | null {
  let read = { inputs, answer };
  if (sealed !== null) {
    const plain = keys.persons.decrypt(fieldOf(zoneId, partyId ?? ''), sealed);
    if (plain === null) return null;
    read = JSON.parse(plain);
  }
  const canonical = read.answer ?? '';
  return { inputs: readDatum.array().parse(read.inputs), canonical, answer: ruleAnswer.parse(JSON.parse(canonical)) };
}
