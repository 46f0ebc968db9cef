import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
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
  const version = text.version ?? 0;
  const personId = rule.subject === 'person' ? partyId : null;
  // Few answers are possible: without a secret that goes with the person, their digest would tell which one it was.
  const salt = personId === null ? '' : `${randomUUIDv7()}${randomUUIDv7()}`;
  const digest = sm3(salt + canonical);
  const open = { inputs, answer: canonical, sealed: null };
  const sealed = { inputs: null, answer: null };
  const kept =
    personId === null
      ? open
      : { ...sealed, sealed: keys.persons.encrypt(fieldOf(zoneId, personId), textOf({ ...open, salt })) };
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
const textOf = ({ inputs, answer, salt }: { inputs: readonly ReadDatum[]; answer: string; salt: string }) =>
  JSON.stringify({ inputs, answer, salt });
const sealedText = z.object({ inputs: z.array(readDatum), answer: z.string(), salt: z.string().default('') });

/** What an evaluation read and answered. */
export interface OpenedEvaluation {
  readonly inputs: ReadDatum[];
  readonly canonical: string;
  readonly answer: RuleAnswer;
  /** Stands before the canonical answer in its digest; empty but for a person. */
  readonly salt: string;
}

/** What an evaluation read and answered; null when the person behind it was erased. */
export function openEvaluation(
  { inputs, answer, sealed, partyId }: Pick<StoredEvaluation, 'inputs' | 'answer' | 'sealed' | 'partyId'>,
  { zoneId, keys }: { zoneId: string; keys: Keys },
): OpenedEvaluation | null {
  let plain: string | null = JSON.stringify({ inputs, answer });
  if (sealed !== null) plain = keys.persons.decrypt(fieldOf(zoneId, partyId ?? ''), sealed);
  if (plain === null) return null;
  const { answer: canonical, ...read } = sealedText.parse(JSON.parse(plain));
  return { ...read, canonical, answer: ruleAnswer.parse(JSON.parse(canonical)) };
}
