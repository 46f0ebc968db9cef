import { normalizeName } from './feel/names.ts';
import type { Parsed } from './feel/parse.ts';
import type { Expression, UnaryTests } from './feel/syntax.ts';
import type { Kind } from './feel/values.ts';
import { builtInScope } from './feel-functions/builtins.ts';
import { type Inferred, KindInference, type KindNames, type KindProblem } from './infer-kinds.ts';
import { namesOf, type ReadRule } from './read-rule.ts';
import type { AnswerType, RuleDefinition, TermType } from './rule-definition.ts';
import type { FaultPlace, RuleFault } from './rule-faults.ts';
import { answersList } from './rule-model.ts';

/** Kinds of values that terms and decisions have. */
export const answerKinds: Readonly<Record<AnswerType | TermType['is'], Kind>> = {
  number: 'number',
  boolean: 'boolean',
  text: 'string',
  date: 'date',
};

/** Where a text stands, and what it may name. */
export interface TextPlace {
  readonly at: FaultPlace;
  readonly text: string;
  /** Names beside those of the rule: parameters of a function. */
  readonly own?: ReadonlyMap<string, Inferred>;
  /** Whether terms and decisions may be named; a function sees neither. */
  readonly isFunction?: boolean;
}

/** Checks texts of a rule: whether they can be read, name what there is, and go together. */
export class TextCheck {
  readonly faults: RuleFault[] = [];
  private readonly kinds = new Map<string, Inferred>();
  private readonly shared: ReadonlySet<string>;
  private readonly functions: ReturnType<typeof functionsOf>;

  constructor({ definition }: ReadRule) {
    for (const name of definition.parameters) this.kinds.set(normalizeName(name), 'any');
    this.shared = new Set(this.kinds.keys());
    for (const { name, type } of definition.terms) this.kinds.set(normalizeName(name), answerKinds[type.is]);
    for (const { name, type, logic } of definition.decisions) {
      const isList = logic.kind === 'table' && answersList(logic.table);
      this.kinds.set(normalizeName(name), isList ? 'list' : answerKinds[type]);
    }
    this.functions = functionsOf(definition);
  }

  /** An expression; its kind, `any` where it is not known. */
  expression(parsed: Parsed<Expression>, place: TextPlace): Inferred {
    if (!this.readable(parsed, place) || !parsed.ok) return 'any';
    const inference = new KindInference(this.names(place));
    const kind = inference.of(parsed.value);
    this.tell(inference.problems, place);
    return kind;
  }

  /** The cell of a table, that tests values of a kind. */
  cell(parsed: Parsed<UnaryTests>, tested: Inferred, place: TextPlace): void {
    if (!this.readable(parsed, place) || !parsed.ok) return;
    const inference = new KindInference(this.names(place), tested);
    inference.accepts(tested, parsed.value.tests);
    this.tell(inference.problems, place);
  }

  /** An expression whose value has to be of a type. */
  answer(parsed: Parsed<Expression>, wanted: Inferred, place: TextPlace): void {
    const found = this.expression(parsed, place);
    if (wanted === 'any' || found === 'any' || found === 'null' || found === wanted) return;
    this.fault('wrongType', { expected: wanted, found }, place);
  }

  fault(code: RuleFault['code'], params: RuleFault['params'], { at, text }: TextPlace): void {
    this.faults.push({ code, params, at, from: 0, to: text.length });
  }

  private readable(parsed: Parsed<Expression> | Parsed<UnaryTests>, place: TextPlace): boolean {
    if (place.text.trim() === '') {
      this.fault('empty', {}, place);
      return false;
    }
    if (!parsed.ok) {
      this.faults.push({ code: parsed.why, params: {}, at: place.at, ...parsed.at });
      return false;
    }
    const { read, called } = namesOf([parsed]);
    const unknown = [
      ...read.filter(({ name }) => !this.isNamed(name, place)),
      ...called.filter(({ name }) => !this.functions.has(name) && !isFunction(name)),
    ];
    for (const { name, from, to } of unknown) {
      this.faults.push({ code: 'unknownName', params: { name }, at: place.at, from, to });
    }
    return true;
  }

  private isNamed(name: string, { own, isFunction: inFunction = false }: TextPlace): boolean {
    if (own?.has(name) || this.functions.has(name) || builtInScope.get(name) !== undefined) return true;
    return inFunction ? this.shared.has(name) : this.kinds.has(name);
  }

  private names({ own }: TextPlace): KindNames {
    return {
      named: (name) => own?.get(name) ?? this.kinds.get(name) ?? 'any',
      called: (name) => this.functions.get(name) ?? null,
    };
  }

  private tell(problems: readonly KindProblem[], { at }: TextPlace): void {
    for (const { code, params, from, to } of problems) this.faults.push({ code, params, at, from, to });
  }
}

function isFunction(name: string): boolean {
  const found = builtInScope.callable(name);
  return found !== undefined && found !== null && typeof found === 'object' && 'kind' in found;
}

function functionsOf({ knowledge }: RuleDefinition) {
  return new Map(
    knowledge.map(({ name, parameters, type }) => {
      const taken = parameters.map((one): Inferred => answerKinds[one.type]);
      return [normalizeName(name), { parameters: taken, result: answerKinds[type] }] as const;
    }),
  );
}
