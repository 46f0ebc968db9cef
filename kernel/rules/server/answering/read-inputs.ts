import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ReadDatum } from '../../contract/rule-answer.ts';
import type { RuleDatum, RuleDefinition } from '../../contract/rule-definition.ts';
import { decimalText, wrongGiven } from './domain/given-data.ts';
import { type FactReader, type NamedFact, requireFact } from './known-facts.ts';
import { findParty } from './store/evaluations.ts';

/** Of whom a rule is asked, on which day, and what is given beside what the platform knows. */
export interface AskedParty {
  readonly partyId: string | null;
  readonly given: Readonly<Record<string, RuleDatum>>;
  readonly on: string;
}

/**
 * Every term of a rule with its datum and where it comes from: what is given stands above what a fact knows, and what nobody
 * knows is null. Facts that the caller may not read are refused, not left out: an answer without them would be another one.
 */
export async function readInputs(
  db: ZoneDb,
  { definition, facts, asked }: { definition: RuleDefinition; facts: readonly NamedFact[]; asked: AskedParty },
  reader: FactReader,
): Promise<ReadDatum[]> {
  const { partyId, given, on } = asked;
  const wrong = wrongGiven(definition.terms, given);
  if (wrong !== null) throw new AppError('rules.givenWrong', { name: wrong });
  if (partyId !== null) await requireParty(db, { partyId, subject: definition.subject });
  const values = new Map<string, RuleDatum>();
  // A term may bear a name that every object has: constructor.
  const givenOf = (name: string) => (Object.hasOwn(given, name) ? (given[name] ?? null) : null);
  for (const id of factsToRead(definition, givenOf)) {
    const fact = facts.find((one) => one.id === id);
    if (fact === undefined) throw new AppError('rules.factUnknown', { fact: id });
    requireFact(fact, reader);
    if (partyId === null) continue;
    values.set(id, factDatum(fact, (await fact.read(db, { partyIds: [partyId], on })).get(partyId)));
  }
  return definition.terms.map(({ name, fact }) => {
    const own = givenOf(name);
    if (own !== null) return { name, value: own, source: { from: 'given' } };
    const value = fact === null ? null : (values.get(fact) ?? null);
    const source = facts.find(({ id }) => id === fact)?.source ?? '';
    if (value === null || fact === null) return { name, value: null, source: { from: 'given' } };
    return { name, value, source: { from: 'fact', fact, source } };
  });
}

function factsToRead({ terms }: RuleDefinition, givenOf: (name: string) => RuleDatum): ReadonlySet<string> {
  return new Set(terms.flatMap(({ name, fact }) => (fact === null || givenOf(name) !== null ? [] : [fact])));
}

/** What a fact answers, as a datum. */
export function factDatum({ type }: NamedFact, value: number | string | boolean | undefined): RuleDatum {
  if (value === undefined) return null;
  if (typeof value !== 'number') return value;
  return decimalText(value, type.is === 'number' ? type.scale : 0);
}

async function requireParty(
  db: ZoneDb,
  { partyId, subject }: { partyId: string; subject: RuleDefinition['subject'] },
): Promise<void> {
  const party = await findParty(db, partyId);
  if (party === undefined || party.state !== 'standing') throw new AppError('rules.partyUnknown');
  if (party.kind !== subject) throw new AppError('rules.partyWrong');
}
