import type { AnswerSetting } from './answer-setting.ts';
import type { CompiledRule } from './compile-rule.ts';
import type { ParameterVersion } from './dated-parameters.ts';
import type { DmnOutcome } from './evaluate-dmn.ts';
import { normalizeName } from './feel/names.ts';
import type { Value } from './feel/values.ts';
import type { Row } from './feel-compile/columns.ts';
import { notAskedMark, unknownMark } from './plan/run-plan.ts';
import { isAny, namesOfText, type ReadRule, readsOf } from './read-rule.ts';
import type { AnswerDatum, AnsweredClause, AnsweredDecision, DatumSource } from './rule-answer.ts';
import type { RuleClause } from './rule-clauses.ts';
import { datumOf, datumOfUnit, parameterDatumFrom } from './rule-data.ts';
import type { RuleDatum } from './rule-definition.ts';
import type { AskedText } from './rule-model.ts';

type Gap = AnsweredDecision['gaps'][number];
type Held = AnsweredClause['held'];

/** One party while it is answered. */
export interface AnsweringParty {
  readonly row: Row;
  readonly refused: readonly { readonly term: string; readonly code: 'badValue' | 'notAllowed' }[];
  readonly given: Readonly<Record<string, RuleDatum>>;
  readonly sources: Readonly<Record<string, DatumSource>>;
  /** Of the decisions, in their order. */
  readonly values: readonly Value[];
  /** Asks the evaluator for a decision, or for one of `asked`. */
  readonly ask: (name: string) => DmnOutcome;
  readonly marks: Int8Array;
}

type Place = { readonly term: number } | { readonly decision: number };

/** Most reasons that a decision tells. */
const mostGaps = 20;

/** Tells why the decisions of a rule answered what they did. */
export class AnswerReasons {
  /** What the evaluator is asked beside the decisions: conditions of what is not compiled, and rates. */
  readonly asked: readonly AskedText[];
  private readonly rule: ReadRule;
  private readonly compiled: CompiledRule;
  private readonly versions: ReadonlyMap<string, ParameterVersion>;
  private readonly places: ReadonlyMap<string, Place>;
  /** By decision what the rate of its deduction reads. */
  private readonly rateReads: ReadonlyMap<number, readonly string[]>;

  constructor(rule: ReadRule, compiled: CompiledRule, { parameters }: AnswerSetting) {
    this.rule = rule;
    this.compiled = compiled;
    this.versions = new Map([...parameters.versions].map(([name, version]) => [normalizeName(name), version]));
    const { terms, decisions } = rule.definition;
    this.places = new Map<string, Place>([
      ...decisions.map(({ name }, decision) => [name, { decision }] as const),
      ...terms.map(({ name }, term) => [name, { term }] as const),
    ]);
    this.rateReads = new Map(
      decisions.flatMap(({ outcome }, place) => {
        if (outcome?.kind !== 'deduction') return [];
        return [[place, readsOf(rule, { names: namesOfText(rule.definition, outcome.rate) })] as const];
      }),
    );
    this.asked = [...this.askedConditions(), ...this.askedRates()];
  }

  /** What the evaluator calls the rate of a decision's deduction. */
  rateName(decision: number): string {
    return `#rate ${decision}`;
  }

  private askedRates(): AskedText[] {
    return this.rule.definition.decisions.flatMap(({ outcome }, place) => {
      if (outcome?.kind !== 'deduction') return [];
      const names = namesOfText(this.rule.definition, outcome.rate);
      return [{ name: this.rateName(place), text: outcome.rate, names }];
    });
  }

  private askedConditions(): AskedText[] {
    return this.compiled.decisions.flatMap(({ plan, clauses }, place) => {
      const names = this.rule.decisions[place]?.names ?? new Set<string>();
      if (plan !== null) return [];
      return clauses.flatMap((clause) => {
        const told = this.compiled.clauses[clause];
        return told === undefined ? [] : [{ name: `#clause ${clause}`, text: this.conditionText(place, told), names }];
      });
    });
  }

  /** A condition as an expression; a cell is asked of its input. */
  private conditionText(decision: number, { text, column }: RuleClause): string {
    const input = column === null ? undefined : this.rule.decisions[decision]?.table?.table.inputs[column]?.text;
    if (input === undefined) return text;
    const negated = /^not\s*\(([\s\S]*)\)$/.exec(text);
    return negated === null ? `(${input}) in (${text})` : `not((${input}) in (${negated[1] ?? ''}))`;
  }

  /** A decision as it was answered. */
  decision(place: number, party: AnsweringParty): AnsweredDecision {
    const compiled = this.compiled.decisions[place];
    const value = party.values[place] ?? null;
    if (compiled === undefined) throw new Error(`no decision ${place}`);
    const { name, path, whyNotInteger, sentences } = compiled;
    const clauses = compiled.clauses.map((clause) => this.clause(clause, compiled.plan === null, party));
    const names = [...new Set([...compiled.reads, ...(this.rateReads.get(place) ?? [])])];
    const reads = names.map((read) => this.datum(read, party));
    return {
      ...{ reads, name, value: datumOf(value), path, whyNotInteger: whyNotInteger ?? '', clauses },
      ...{ rows: this.rowsOf(place, clauses), sentences: [...sentences] },
      gaps: this.gapsOf({ name, reads: names, rate: this.rateReads.get(place) ?? [], clauses, value }, party),
    };
  }

  private clause(place: number, isEvaluated: boolean, party: AnsweringParty): AnsweredClause {
    const told = this.compiled.clauses[place];
    if (told === undefined) throw new Error(`no condition ${place}`);
    const { text, from, to, row, column, reads, sentences } = told;
    const held = isEvaluated ? heldValue(party.ask(`#clause ${place}`).value) : heldMark(party.marks[place]);
    const data = reads.map((name) => this.datum(name, party));
    return { text, from, to, row, column, held, data, sentences: [...sentences] };
  }

  private datum(name: string, { row, sources, values }: AnsweringParty): AnswerDatum {
    const place = this.places.get(name);
    if (place !== undefined && 'term' in place) {
      const term = this.rule.definition.terms[place.term];
      const value = term === undefined ? null : datumOfUnit(term, row[place.term] ?? null);
      return { name, value, source: sources[name] ?? { from: 'given' } };
    }
    if (place !== undefined) {
      return { name, value: datumOf(values[place.decision] ?? null), source: { from: 'decision' } };
    }
    const version = this.versions.get(normalizeName(name));
    const { value = null, from: since = '', to: until = null, source = '', knownFrom = '' } = version ?? {};
    return { name, value: parameterDatumFrom(value), source: { from: 'parameter', since, until, source, knownFrom } };
  }

  /** Rows of a table all of whose cells hold; of those only the first where the first answers for all. */
  private rowsOf(place: number, clauses: readonly AnsweredClause[]): number[] {
    const table = this.rule.decisions[place]?.table?.table;
    if (table === undefined) return [];
    const failed = new Set(clauses.flatMap(({ row, held }) => (row !== null && held !== 'yes' ? [row] : [])));
    const asked = new Set(clauses.map(({ row }) => row));
    const rows = table.rows.flatMap(({ when }, row) => {
      const isOpen = !asked.has(row) && when.some((cell) => !isAny(cell));
      return isOpen || failed.has(row) ? [] : [row];
    });
    return table.hitPolicy === 'FIRST' ? rows.slice(0, 1) : rows;
  }

  private gapsOf(
    answered: {
      readonly name: string;
      readonly reads: readonly string[];
      /** What the rate of its deduction reads. */
      readonly rate: readonly string[];
      readonly clauses: readonly AnsweredClause[];
      readonly value: Value;
    },
    party: AnsweringParty,
  ): Gap[] {
    const { name, reads, rate, clauses, value } = answered;
    const refused = party.refused.filter(({ term }) => reads.includes(term));
    const gaps: Gap[] = refused.map(({ term, code }) => {
      const text = String(party.given[term] ?? '').slice(0, 60);
      return code === 'notAllowed' ? reason('notAllowed', { source: term }) : reason('badText', { text });
    });
    const open = new Set(clauses.flatMap(({ held, data }) => (held === 'unknown' ? data : [])).map((one) => one.name));
    const missing = reads.filter((read) => {
      if (refused.some(({ term }) => term === read) || (value !== null && !open.has(read) && !rate.includes(read))) {
        return false;
      }
      const { source, value: datum } = this.datum(read, party);
      return datum === null && source.from !== 'decision';
    });
    gaps.push(...missing.map((read) => reason('missingInput', { name: read })));
    if (value === null) gaps.push(...told(party.ask(name), name));
    return gaps.slice(0, mostGaps);
  }
}

function reason(code: string, params: Gap['params']): Gap {
  return { code, params, from: 0, to: 0 };
}

/** Reasons of the evaluator for one decision, each once. */
function told({ diagnostics }: DmnOutcome, name: string): Gap[] {
  const own = diagnostics.filter(({ where, code }) => where === name && code !== 'missingInput');
  const seen = new Map(
    own.map(({ code, params, from, to }) => {
      const gap: Gap = { code, params: { ...params }, from, to };
      return [JSON.stringify(gap), gap];
    }),
  );
  return [...seen.values()];
}

function heldMark(mark: number | undefined): Held {
  if (mark === undefined || mark === notAskedMark) return 'notAsked';
  if (mark === unknownMark) return 'unknown';
  return mark === 1 ? 'yes' : 'no';
}

function heldValue(value: Value): Held {
  return value === true ? 'yes' : value === false ? 'no' : 'unknown';
}
