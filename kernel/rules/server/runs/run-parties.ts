import { plainDateOf } from '#kernel/calendar/contract/plain-date.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { AnsweredOutcome, ReadDatum } from '../../contract/rule-answer.ts';
import type { RuleDatum, RuleDefinition } from '../../contract/rule-definition.ts';
import {
  type explainRunParty as explainEndpoint,
  type exportRunParties as exportEndpoint,
  type listRunParties as listEndpoint,
  type RunParty,
  runAnswer,
} from '../../contract/run-endpoints.ts';
import { decimalText } from '../answering/domain/given-data.ts';
import type { NamedFact } from '../answering/known-facts.ts';
import { answerInputs, type RuleEngine, textOfVersion } from '../answering/rule-engine.ts';
import type { RunInput, RunOutcomeHead } from './domain/layout.ts';
import { requireFactsOf, requireRun } from './get-run.ts';
import { shownValue } from './read-outcome.ts';
import {
  countResults,
  findResult,
  listResults,
  type ResultFilter,
  type StoredResult,
  type StoredRun,
} from './store/runs.ts';

type Query = Omit<EndpointParsed<typeof exportEndpoint>['query'], 'format'>;

/** How marks are kept. */
const markNumber = { no: 0, yes: 1, unknown: 2 } as const;

/** Parties of a run, by name; of one that is not done, or was broken off, none. */
export function listRunParties(engine: RuleEngine) {
  return async (
    { params, query }: EndpointParsed<typeof listEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof listEndpoint>> => {
    const { db } = context;
    const run = await requireRun(db, params.runId);
    const { filter, shown } = lookedAt(run, query);
    await requireFactsOf(engine, { run, ruleId: shown }, context);
    if (run.state !== 'done') return { total: 0, parties: [] };
    const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
    const rows = await listResults(db, { runId: run.id, filter }, slice);
    return { total: await countResults(db, run.id, filter), parties: rows.map((row) => partyOf(run, row, shown)) };
  };
}

/** The rule and the outcome that are looked at: the first of the run, the first of the rule, unless they are named. */
function lookedAt(
  run: StoredRun,
  { rule, decision, answer, grade, q }: Query,
): { filter: ResultFilter; shown: string } {
  const shown = rule ?? run.rules[0]?.id ?? '';
  const place = run.outcomes.findIndex(
    (one) => one.ruleId === shown && (decision === undefined || one.decision === decision),
  );
  const outcome = run.outcomes[place];
  // As long as it waits nothing is there to be looked at.
  if (outcome === undefined && (run.state === 'done' || !run.rules.some(({ id }) => id === shown))) {
    throw new AppError('rules.notInRun');
  }
  const value = grade === undefined ? undefined : (outcome?.texts.indexOf(grade) ?? -1);
  const marks = answer.map((one) => markNumber[one]);
  return { filter: { q, place: Math.max(place, 0), marks, ...(value === undefined ? {} : { value }) }, shown };
}

function partyOf({ outcomes }: StoredRun, row: StoredResult, ruleId: string): RunParty {
  return {
    ...{ partyId: row.partyId, name: row.name, code: row.code },
    answers: outcomes.flatMap((head, place) => {
      if (head.ruleId !== ruleId) return [];
      const { decision, kind, unit } = head;
      const answer = runAnswer.options.find((one) => markNumber[one] === row.marks[place]) ?? 'unknown';
      return [{ decision, kind, unit, answer, value: valueAt(head, row, place) }];
    }),
  };
}

function valueAt(head: RunOutcomeHead, row: StoredResult, place: number): RuleDatum {
  return shownValue(head, { value: row.answers[place] ?? null, long: row.long?.[place] ?? null });
}

/** Exactly these parties as a file, a column an outcome. */
export function exportRunParties(engine: RuleEngine) {
  return async ({ params, query }: Exporting, context: RequestContext): Promise<FileAnswer> => {
    const run = await requireRun(context.db, params.runId);
    await requireFactsOf(engine, { run, ruleId: lookedAt(run, query).shown }, context);
    return sendParties(run, query, context);
  };
}

type Exporting = EndpointParsed<typeof exportEndpoint>;

async function sendParties(
  run: StoredRun,
  { format, ...rest }: Exporting['query'],
  context: RequestContext,
): Promise<FileAnswer> {
  const { filter, shown } = lookedAt(run, rest);
  const whole = { limit: run.state === 'done' ? 20_001 : 0, offset: 0 };
  const rows = await listResults(context.db, { runId: run.id, filter }, whole);
  const text = (key: string) => context.text(`rules:${key}`);
  const heads = run.outcomes.filter(({ ruleId }) => ruleId === shown);
  const cell = (value: RuleDatum) => (typeof value === 'string' ? value : text(`truth.${value ?? 'unknown'}`));
  const words = (value: string | undefined) => (value === undefined ? [] : [value]);
  return sendRegister(
    {
      ...{ list: 'rules.exportRunParties', name: text('list.runParties'), format },
      columns: [
        { key: 'party', header: text('columns.party'), type: 'text' },
        { key: 'code', header: text('columns.code'), type: 'text' },
        ...heads.map(({ decision }, place) => ({ key: `answer${place}`, header: decision, type: 'text' as const })),
      ],
      rows: rows.map((row) => ({
        ...{ party: row.name, code: row.code },
        ...Object.fromEntries(
          partyOf(run, row, shown).answers.map(({ value }, place) => [`answer${place}`, cell(value)]),
        ),
      })),
      conditions: [
        { label: text('columns.rule'), values: words(run.rules.find(({ id }) => id === shown)?.name) },
        { label: text('columns.decision'), values: words(rest.decision) },
        {
          label: text('columns.answer'),
          values: [...rest.answer.map((one) => text(`runAnswers.${one}`)), ...words(rest.grade)],
        },
        { label: text('list.words'), values: words(rest.q) },
      ],
    },
    context,
  );
}

/** Why a party was answered so, from what the run read. */
export function explainRunParty(engine: RuleEngine) {
  return async (
    { params, query }: EndpointParsed<typeof explainEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof explainEndpoint>> => {
    const { db } = context;
    const run = await requireRun(db, params.runId);
    const rule = run.rules.find(({ id }) => id === query.rule);
    const row = await findResult(db, run.id, params.partyId);
    if (rule === undefined || row === undefined || run.state !== 'done') throw new AppError('rules.notInRun');
    const text = await textOfVersion(db, rule.id, rule.version);
    const inputs = inputsOf(text.definition, { run, row, facts: engine.facts });
    // Also where nothing was known: that it is not is told by the answer too.
    await requireFactsOf(engine, { run, ruleId: rule.id }, context);
    const { on, asOf } = run;
    const answer = await answerInputs(engine, db, { text, inputs, on, asOf });
    const kept = run.outcomes.flatMap((head, place) => (head.ruleId === rule.id ? [valueAt(head, row, place)] : []));
    const same = JSON.stringify(answer.outcomes.map(outcomeDatum)) === JSON.stringify(kept);
    return { same, party: { id: row.partyId, name: row.name }, version: rule.version, inputs, answer };
  };
}

interface Kept {
  readonly run: StoredRun;
  readonly row: StoredResult;
  readonly facts: readonly NamedFact[];
}

/** What a run read of a party, for the terms of a rule. */
function inputsOf({ terms }: RuleDefinition, { run, row, facts }: Kept): ReadDatum[] {
  return terms.map(({ name, fact }) => {
    const place = run.inputs.findIndex((one) => one.fact === fact);
    const head = run.inputs[place];
    const value = head === undefined ? null : inputDatum(head, row.inputs[place] ?? null);
    if (value === null || fact === null) return { name, value: null, source: { from: 'given' } };
    return { name, value, source: { from: 'fact', fact, source: facts.find(({ id }) => id === fact)?.source ?? '' } };
  });
}

function inputDatum({ is, scale, texts }: RunInput, value: number | null): RuleDatum {
  if (value === null) return null;
  if (is === 'boolean') return value === 1;
  if (is === 'text') return texts[value] ?? null;
  return is === 'date' ? plainDateOf(value) : decimalText(value, scale);
}

/** An outcome of a single answer in the words in which a run shows it. */
function outcomeDatum(outcome: AnsweredOutcome): RuleDatum {
  const yuan = (fen: number | null) => (fen === null ? null : decimalText(fen, 2));
  switch (outcome.kind) {
    case 'condition':
      return outcome.holds;
    case 'status':
      return outcome.granted;
    case 'money':
      return yuan(outcome.fen);
    case 'deduction':
      return yuan(outcome.deductionFen);
    case 'grade':
      return outcome.grade;
    case 'number':
      return outcome.value;
    case 'goods':
      return outcome.count;
  }
}
