import { dayNumberOf } from '#kernel/calendar/contract/plain-date.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { prepareRule } from '../../contract/answer-rule.ts';
import { compileRule } from '../../contract/compile-rule.ts';
import { type ParameterVersion, parametersOn } from '../../contract/dated-parameters.ts';
import { parameterVersions } from '../../contract/known-parameters.ts';
import { unitOf } from '../../contract/rule-data.ts';
import type { RuleDatum, RuleDefinition, RuleTerm } from '../../contract/rule-definition.ts';
import { mostParties } from '../../contract/run-endpoints.ts';
import { type FactReader, type NamedFact, requireFact } from '../answering/known-facts.ts';
import { factDatum } from '../answering/read-inputs.ts';
import type { AskedTime, RuleText } from '../answering/rule-engine.ts';
import { openTurns } from '../answering/take-turns.ts';
import { openPopulation, type PopulationColumn } from '../columns/open-population.ts';
import { bindRule, type DecisionAnswers, runPopulation } from '../columns/run-population.ts';
import { knownParameters } from '../parameters/known-parameters.ts';
import type { RunColumn, RunInput, RunOutcomeHead } from './domain/layout.ts';
import { countOutcome, readOutcome } from './read-outcome.ts';
import { limitStatements, listStandingFirms, wasCancelled } from './store/runs.ts';

/** A rule of a run. */
export interface RunRule extends RuleText {
  readonly id: string;
  readonly name: string;
}

/** What a run read and answered, a place a fact and an outcome. */
export interface ComputedRun {
  readonly partyIds: readonly string[];
  readonly inputs: readonly { readonly head: RunInput; readonly column: RunColumn }[];
  readonly outcomes: readonly { readonly head: RunOutcomeHead; readonly column: RunColumn }[];
  /** Milliseconds. */
  readonly took: { readonly reading: number; readonly answering: number };
}

interface ReadFact {
  readonly fact: NamedFact;
  readonly values: ReadonlyMap<string, number | string | boolean>;
}

/** What is run, when, and how far: over the first `firms` of the zone, within `longest` milliseconds. */
interface Running extends AskedTime {
  readonly rules: readonly RunRule[];
  readonly firms?: number | undefined;
  readonly longest?: number;
}

/**
 * Reads each fact once for all standing firms, or the first `firms` of them, and runs all rules over them as columns. Throws
 * `rules.runTooLarge`, and `rules.dryRunSlow` once `longest` is over: the statement that runs then is ended.
 */
export async function computeRun(
  { db, facts, reader }: { db: ZoneDb; facts: readonly NamedFact[]; reader: FactReader },
  { rules, on, asOf, firms, longest = Number.POSITIVE_INFINITY }: Running,
): Promise<ComputedRun> {
  const began = performance.now();
  const left = () => longest - (performance.now() - began);
  const slow = () => new AppError('rules.dryRunSlow', { seconds: Math.ceil(longest / 1_000) });
  const checkTime = () => {
    if (left() < 0) throw slow();
  };
  const reading = withinTime(db, left, (tx, hurry) =>
    readKnown({ db: tx, facts, reader }, { rules, on, firms }, hurry),
  );
  const { partyIds, read, versions } = await reading.catch((error: unknown) => {
    throw wasCancelled(error) ? slow() : error;
  });
  checkTime();
  const haveRead = performance.now();
  const outcomes = await answerAll({ rules, on, asOf, versions, checkTime }, { partyIds, read });
  return {
    ...{ partyIds, outcomes, inputs: read.map((one) => keepInput(one, partyIds)) },
    took: {
      reading: Math.round(haveRead - began),
      answering: Math.round(performance.now() - haveRead),
    },
  };
}

/** Lets what is asked next take no longer than the time that is left. */
type Hurry = () => Promise<void>;

/** Runs reading in a transaction in which the database itself ends what takes longer than the time that is left, where that has an end. */
async function withinTime<T>(
  db: ZoneDb,
  left: () => number,
  work: (tx: ZoneDb, hurry: Hurry) => Promise<T>,
): Promise<T> {
  if (left() === Number.POSITIVE_INFINITY) return work(db, async () => undefined);
  return db.transaction().execute((tx) => work(tx, () => limitStatements(tx, left())));
}

/** The standing firms, each fact of the rules once for all of them, and what is known of the parameters. */
async function readKnown(
  { db, facts, reader }: { db: ZoneDb; facts: readonly NamedFact[]; reader: FactReader },
  { rules, on, firms = mostParties + 1 }: Pick<Running, 'rules' | 'on' | 'firms'>,
  hurry: Hurry,
): Promise<Known & { readonly versions: readonly ParameterVersion[] }> {
  await hurry();
  const partyIds = await listStandingFirms(db, firms);
  if (partyIds.length > mostParties) {
    throw new AppError('rules.runTooLarge', { parties: partyIds.length, most: mostParties });
  }
  const read: ReadFact[] = [];
  for (const fact of factsOfRules(rules, facts)) {
    requireFact(fact, reader);
    await hurry();
    read.push({ fact, values: await fact.read(db, { partyIds: null, on }) });
  }
  await hurry();
  const names = [...new Set(rules.flatMap(({ definition }) => definition.parameters))];
  return { partyIds, read, versions: parameterVersions(await knownParameters(db, names)) };
}

function factsOfRules(rules: readonly RunRule[], facts: readonly NamedFact[]): NamedFact[] {
  const wanted = new Set(rules.flatMap(({ definition }) => definition.terms.flatMap(({ fact }) => fact ?? [])));
  return [...wanted].sort().map((id) => {
    const fact = facts.find((one) => one.id === id);
    if (fact === undefined) throw new AppError('rules.factUnknown', { fact: id });
    return fact;
  });
}

interface Asking extends AskedTime {
  readonly rules: readonly RunRule[];
  readonly versions: readonly ParameterVersion[];
  /** Throws once the time is over. */
  readonly checkTime: () => void;
}
interface Known {
  readonly partyIds: readonly string[];
  readonly read: readonly ReadFact[];
}

async function answerAll(
  { rules, on, asOf, versions, checkTime }: Asking,
  known: Known,
): Promise<ComputedRun['outcomes']> {
  const { partyIds } = known;
  const places = new Map<string, { place: number; term: RuleTerm }>();
  const placeOf = (term: RuleTerm): number => {
    const key = JSON.stringify([term.fact, term.type]);
    const found = places.get(key) ?? { place: places.size, term };
    places.set(key, found);
    return found.place;
  };
  const placed = rules.map(({ definition }) => definition.terms.map(placeOf));
  const columns = [...places.values()].map(({ term }) => columnOf(term, known));
  const population = openPopulation(columns, partyIds.length);
  const parameters = parametersOn(versions, { on, asOf });
  const compiled = rules.map(({ definition }) => compileRule(definition, parameters.values, { on }));
  const bound = compiled.map((rule, at) => bindRule(rule, population, { marks: false, places: placed[at] ?? [] }));
  const answers = runPopulation(bound, partyIds.length);
  const outcomes: ComputedRun['outcomes'][number][] = [];
  for (const [at, rule] of rules.entries()) {
    const whole = compiled[at]?.decisions.every(({ plan }) => plan !== null) === true;
    const setting = { on, asOf, parameters, known, checkTime };
    checkTime();
    const own = whole ? (answers[at]?.decisions ?? []) : await evaluateAll(rule.definition, setting);
    outcomes.push(...outcomesOf(rule, own, partyIds.length));
  }
  return outcomes;
}

function outcomesOf(rule: RunRule, answers: readonly DecisionAnswers[], count: number): ComputedRun['outcomes'] {
  return rule.definition.decisions.flatMap(({ name, outcome }, place) => {
    const answered = answers[place];
    if (outcome === null || answered === undefined) return [];
    const read = readOutcome(answered, outcome, count);
    const unit = outcome.kind === 'number' || outcome.kind === 'goods' ? outcome.unit : null;
    const head = {
      ...{ ruleId: rule.id, rule: rule.name, version: rule.version ?? 0, decision: name, kind: outcome.kind, unit },
      ...{ scale: read.scale, texts: [...read.texts], ...countOutcome(read, outcome) },
    };
    return [{ head, column: read.column }];
  });
}

type Evaluating = Parameters<typeof prepareRule>[1] & { readonly known: Known; readonly checkTime: () => void };

/** A rule that is not compiled whole: each party is answered as it would be alone, while other requests take their turn. */
async function evaluateAll(
  definition: RuleDefinition,
  { known, checkTime, ...setting }: Evaluating,
): Promise<DecisionAnswers[]> {
  const prepared = prepareRule(definition, setting);
  const turns = openTurns();
  const data: (readonly RuleDatum[])[] = [];
  for (const id of known.partyIds) {
    await turns.take();
    checkTime();
    const given = definition.terms.flatMap((term) => {
      const value = datumOf(term, known, id);
      return value === null ? [] : [[term.name, value] as const];
    });
    data.push(prepared.answer({ given: Object.fromEntries(given) }).decisions.map(({ value }) => value));
  }
  return definition.decisions.map(({ name }, place) => ({
    ...{ name, columns: null },
    datum: (party: number) => data[party]?.[place] ?? null,
  }));
}

function datumOf({ fact }: RuleTerm, { read }: Known, id: string): RuleDatum {
  const found = read.find((one) => one.fact.id === fact);
  return found === undefined ? null : factDatum(found.fact, found.values.get(id));
}

/** A term over all parties; what lies outside its bounds is unknown, as a single answer takes it. */
function columnOf(term: RuleTerm, { partyIds, read }: Known): PopulationColumn {
  const found = read.find((one) => one.fact.id === term.fact);
  const kept = new Map<number | string | boolean, ReturnType<typeof unitOf>>();
  const unit = (id: string) => {
    const raw = found?.values.get(id);
    if (found === undefined || raw === undefined) return null;
    const known = kept.get(raw) ?? unitOf(term, factDatum(found.fact, raw));
    kept.set(raw, known);
    return typeof known === 'object' ? null : known;
  };
  const { is } = term.type;
  if (is === 'text') return { is, values: partyIds.map((id) => textOrNull(unit(id))) };
  if (is === 'boolean') return { is, values: Int8Array.from(partyIds, (id) => truthUnit(unit(id))) };
  return { is, values: Float64Array.from(partyIds, (id) => numberUnit(unit(id))) };
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
const truthUnit = (value: unknown) => (typeof value === 'boolean' ? Number(value) : -1);
const numberUnit = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);

function keepInput({ fact, values }: ReadFact, partyIds: readonly string[]): ComputedRun['inputs'][number] {
  const { type } = fact;
  const codes = new Map<string, number>();
  const unit = (raw: number | string | boolean | undefined): number => {
    if (raw === undefined) return Number.NaN;
    if (typeof raw !== 'string') return Number(raw);
    if (type.is === 'date') return dayNumberOf(raw);
    const code = codes.get(raw) ?? codes.size;
    codes.set(raw, code);
    return code;
  };
  const column = { values: Float64Array.from(partyIds, (id) => unit(values.get(id))), long: new Map() };
  const scale = type.is === 'number' ? type.scale : 0;
  return { head: { fact: fact.id, is: type.is, scale, texts: [...codes.keys()] }, column };
}
