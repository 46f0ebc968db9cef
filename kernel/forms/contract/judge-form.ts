import { evaluate } from '#kernel/rules/contract/feel/evaluate.ts';
import { normalizeName, Scope } from '#kernel/rules/contract/feel/names.ts';
import { type Limits, type Moment, Run } from '#kernel/rules/contract/feel/run.ts';
import type { Value } from '#kernel/rules/contract/feel/values.ts';
import { builtInScope } from '#kernel/rules/contract/feel-functions/builtins.ts';
import { daysFromCivil } from '#kernel/rules/contract/feel-time/civil-date.ts';
import { parseDate } from '#kernel/rules/contract/feel-time/parse-temporal.ts';
import type { RuleDatum } from '#kernel/rules/contract/rule-definition.ts';
import { cellKey } from './computed-cells.ts';
import type { FormParameter } from './form.ts';
import type { FormColumn, FormDefinition, FormFault, FormField, FormValues } from './form-definition.ts';
import { isPersonal, isPersonalType } from './personal-fields.ts';
import { type PreparedField, type PreparedForm, type PreparedText, prepareForm } from './prepare-form.ts';
import { type CellComputer, type ReadField, readField } from './read-field.ts';
import { datumOf, feelValueOf, isEmpty, type ReadValue, settleComputed } from './read-scalar.ts';

/** The day on which a form is judged, `YYYY-MM-DD`, and the parameters in force on it. */
export interface JudgedOn {
  readonly on: string;
  readonly parameters: readonly Pick<FormParameter, 'name' | 'type' | 'value'>[];
}

/** A value that was computed, and what it read; the value of what is no single datum is null. */
export interface ComputedDatum {
  readonly value: RuleDatum;
  readonly reads: readonly { readonly name: string; readonly value: RuleDatum }[];
}

/** What a form says to what was filled in; the same in the browser, on the server and for a row of a sheet. */
export interface FormJudgement {
  /** Keys of the fields that are asked, in the order of the form; what is not asked has no value in conditions. */
  readonly shown: readonly string[];
  /** Keys of asked fields that must be filled in. */
  readonly required: readonly string[];
  /** By key (of a computed column: `lines.2.amount`, rows from 0), for what is asked and computed: rounded half up to the places of its type. */
  readonly computed: Readonly<Record<string, ComputedDatum>>;
  /** What was filled in, as it is kept: asked and typed fields only, texts trimmed, numbers in one spelling. */
  readonly values: FormValues;
  /** In the order of the form; empty where it can be sent. */
  readonly faults: readonly FormFault[];
}

/** How far one condition may go; past it there is no answer. */
const limits: Limits = { steps: 200_000, depth: 200, size: 10_000 };
/** Steps that all conditions and formulas of a form have together: a second at most, in browsers too. */
const stepsOfForm = 500_000;
/** Unknown keys that are told of. */
const mostUnknown = 20;

/**
 * Judges what was filled in. Never throws, whatever stands in `values`. A condition without an answer counts so: not shown, not
 * required, check held. A hidden field that has a value is a fault (`notAsked`), as is a value for a computed one. All of them have
 * one budget: past it nothing more is counted, and the first field with such a text has the fault `unread`.
 */
export function judgeForm(definition: FormDefinition, values: FormValues, on: JudgedOn): FormJudgement {
  const judging = new Judging(prepareForm(definition), values, on);
  return judging.judge();
}

/** Key of the first field that is not counted to its end with these values, for all texts together take too many steps; null: none. */
export function overspentField(definition: FormDefinition, values: FormValues, on: JudgedOn): string | null {
  const judging = new Judging(prepareForm(definition), values, on);
  judging.judge();
  return judging.cut?.key ?? null;
}

interface Resolved {
  readonly asked: boolean;
  readonly read: ReadField;
  readonly computed: ComputedDatum | null;
  /** Of rows: computed cells with their keys. */
  readonly cells: readonly [string, ComputedDatum][];
}

const nothing: ReadField = { value: null, kept: null, faults: [] };
const hidden: Resolved = { asked: false, read: nothing, computed: null, cells: [] };

class Judging {
  private readonly resolved = new Map<string, Resolved | 'busy'>();
  private readonly given: ReadonlyMap<string, unknown>;
  private readonly parameters: ReadonlyMap<string, Value>;
  private readonly moment: Moment;
  private readonly form: PreparedForm;
  private left = stepsOfForm;
  /** The field whose text was not counted to its end, for the budget was used up. */
  cut: FormField | null = null;

  constructor(form: PreparedForm, values: unknown, { on, parameters }: JudgedOn) {
    this.form = form;
    this.given = new Map(values !== null && typeof values === 'object' ? Object.entries(values) : []);
    this.parameters = new Map(
      parameters.map(({ name, type, value }) => [normalizeName(name), feelValueOf(type, value)]),
    );
    this.moment = startOfDay(on);
  }

  judge(): FormJudgement {
    const shown: string[] = [];
    const required: string[] = [];
    const computed: [string, ComputedDatum][] = [];
    const values: [string, FormValues[string]][] = [];
    const faults: FormFault[] = [];
    for (const one of this.form.fields) {
      const { key } = one.field;
      const { asked, read, computed: datum, cells } = this.resolve(one);
      if (asked) shown.push(key);
      const must = asked && this.isRequired(one);
      if (must) required.push(key);
      if (datum !== null) computed.push([key, datum]);
      computed.push(...cells);
      if (asked && datum === null && !isEmpty(read.kept)) values.push([key, read.kept]);
      faults.push(...this.faultsOf(one, must));
    }
    const told = this.cut !== null && faults.some(({ field, code }) => field === this.cut?.key && code === 'unread');
    const cut = this.cut === null || told ? [] : [faultOf(this.cut, { code: 'unread' })];
    return {
      ...{ shown, required, computed: Object.fromEntries(computed), values: Object.fromEntries(values) },
      faults: [...cut, ...faults, ...this.unknownKeys()],
    };
  }

  /** Whether a field is asked, and its value; a circle has no answer. */
  private resolve(one: PreparedField): Resolved {
    const known = this.resolved.get(one.field.key);
    if (known === 'busy') return hidden;
    if (known !== undefined) return known;
    this.resolved.set(one.field.key, 'busy');
    const made = this.resolveAnew(one);
    this.resolved.set(one.field.key, made);
    return made;
  }

  private resolveAnew(one: PreparedField): Resolved {
    const { field, shown, computed } = one;
    if (shown !== null && this.answer(shown, field) !== true) return hidden;
    if (computed === null || field.kind !== 'value') {
      const cells: [string, ComputedDatum][] = [];
      const read = readField(field, this.given.get(field.key), this.computerOf(one, cells));
      return { asked: true, read, computed: null, cells };
    }
    const { value, kept, fault } = settleComputed(field.type, this.answer(computed, field));
    const faults = fault === null ? [] : [{ ...fault, row: null, column: null }];
    const reads = computed.reads.map((name) => ({ name, value: datumOf(this.valueNamed(name)) }));
    return { asked: true, read: { value, kept, faults }, computed: { value: kept, reads }, cells: [] };
  }

  /** Computes the cells of one field; what it made is added to `made`. */
  private computerOf({ field, columns }: PreparedField, made: [string, ComputedDatum][]): CellComputer {
    const own = new Map(field.kind === 'rows' ? field.columns.map((one) => [normalizeName(one.name), one]) : []);
    return (column, { place, cells }) => {
      const known = new Map<string, ReadValue>();
      const valueUnder = (name: string): Value => {
        const beside = own.get(name);
        if (beside === undefined) return this.valueNamed(name);
        if (isPersonalType(beside.type)) return null;
        return beside.computed === null ? (cells.get(name) ?? null) : cellOf(beside).value;
      };
      const cellOf = (one: FormColumn): ReadValue => {
        const before = known.get(one.key);
        if (before !== undefined) return before;
        // A circle has no answer.
        known.set(one.key, { ...nothing, kept: null, fault: null });
        const text = columns.get(one.key);
        const settled = settleComputed(one.type, text === undefined ? null : this.answerOf(text, valueUnder, field));
        known.set(one.key, settled);
        return settled;
      };
      const settled = cellOf(column);
      const reads = (columns.get(column.key)?.reads ?? []).map((name) => ({ name, value: datumOf(valueUnder(name)) }));
      made.push([cellKey(field.key, place, column.key), { value: settled.kept, reads }]);
      const unread = column.required && settled.kept === null && reads.every(({ value }) => value !== null);
      return unread && settled.fault === null ? { ...settled, fault: { code: 'unread', params: {} } } : settled;
    };
  }

  private isRequired({ field, requiredWhen }: PreparedField): boolean {
    if (requiredWhen === null) return field.required === 'always';
    return this.answer(requiredWhen, field) === true;
  }

  private faultsOf(one: PreparedField, must: boolean): FormFault[] {
    const { field, computed } = one;
    const { asked, read } = this.resolve(one);
    const typed = !isEmpty(this.given.get(field.key));
    if (!asked || (computed !== null && typed)) {
      return typed || (computed !== null && typed) ? [faultOf(field, { code: 'notAsked' })] : [];
    }
    if (read.faults.length > 0) return read.faults.map((fault) => faultOf(field, fault));
    if (read.value === null || (field.kind !== 'value' && isEmpty(read.kept))) {
      return must ? this.missing(one) : [];
    }
    return this.failedChecks(one);
  }

  /** A formula without an answer is nothing that can be filled in, unless something that it reads is missing. */
  private missing({ field, computed }: PreparedField): FormFault[] {
    if (computed === null) return [faultOf(field, { code: 'required' })];
    const waits = computed.reads.some((name) => this.lacks(name));
    return waits ? [] : [faultOf(field, { code: 'unread' })];
  }

  /** Whether a name has no value, or one against which faults stand. */
  private lacks(name: string): boolean {
    const field = this.form.byName.get(name);
    return this.valueNamed(name) === null || (field !== undefined && this.resolve(field).read.faults.length > 0);
  }

  private failedChecks({ field, checks }: PreparedField): FormFault[] {
    return checks
      .filter(({ test }) => this.answer(test, field, field.key) === false)
      .map(({ message }) => ({ ...faultOf(field, { code: 'check', params: { message } }), message }));
  }

  private unknownKeys(): FormFault[] {
    const foreign = [...this.given].filter(([key, value]) => !this.form.byKey.has(key) && !isEmpty(value));
    return foreign.slice(0, mostUnknown).map(([key]) => ({
      ...{ field: key.slice(0, 60), row: null, column: null, code: 'unknown', message: null },
      params: { name: key.slice(0, 60) },
    }));
  }

  /** The value of a field or parameter as conditions see it; personal values are read by the checks of their own field alone. */
  private valueNamed(name: string, own?: string): Value {
    const field = this.form.byName.get(name);
    if (field === undefined) return this.parameters.get(name) ?? null;
    if (isPersonal(field.field) && field.field.key !== own) return null;
    return this.resolve(field).read.value;
  }

  private answer(text: PreparedText, field: FormField, own?: string): Value {
    return this.answerOf(text, (name) => this.valueNamed(name, own), field);
  }

  private answerOf({ parsed, reads }: PreparedText, valueUnder: (name: string) => Value, field: FormField): Value {
    if (!parsed.ok) return null;
    // What it reads is counted before: conditions of other fields take their steps from the same budget.
    const names = reads.map((name) => [name, valueUnder(name)] as const);
    const steps = Math.min(limits.steps, this.left);
    const run = new Run(this.moment, { ...limits, steps });
    const answer = run.guard(() =>
      evaluate(parsed.value, { scope: new Scope(names, builtInScope), types: () => null, run }),
    );
    this.left = Math.max(0, this.left - run.taken);
    if (run.taken > steps && steps < limits.steps) this.cut ??= field;
    return answer;
  }
}

function faultOf(
  field: FormField,
  fault: Pick<FormFault, 'code'> & Partial<Pick<FormFault, 'row' | 'column' | 'params'>>,
): FormFault {
  const { code, row = null, column = null, params = {} } = fault;
  const cell = field.kind === 'rows' ? field.columns.find(({ key }) => key === column) : undefined;
  return { field: field.key, row, column, code, message: null, params: { name: cell?.name ?? field.name, ...params } };
}

/** Midnight in China at which the day begins; days that are none stand for the first of 1970. */
function startOfDay(on: string): Moment {
  const date = parseDate(on);
  const days = date === null ? 0 : daysFromCivil(date.year, date.month, date.day);
  return { epochSeconds: days * 86_400 - 8 * 3_600, nano: 0, zone: 'Asia/Shanghai' };
}

/** Text of a fault under `faults` in the locale of kernel/forms, with its values; of a check the form says the words itself. */
export function faultKey({ code, params }: Pick<FormFault, 'code' | 'params'>): string {
  return code === 'type' ? `faults.type.${params.is ?? 'text'}` : `faults.${code}`;
}
