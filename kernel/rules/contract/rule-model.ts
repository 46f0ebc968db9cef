import type { DmnElement, DmnModel, Reference } from './dmn/model.ts';
import { DmnModels } from './evaluate-dmn.ts';
import { normalizeName } from './feel/names.ts';
import type { ReadDecision, ReadRule } from './read-rule.ts';
import type { AnswerType, RuleTable } from './rule-definition.ts';

const namespace = 'urn:yuanshu:rule';
const typeNames: Readonly<Record<AnswerType, string>> = {
  number: 'number',
  boolean: 'boolean',
  text: 'string',
  date: 'date',
};

/** Whether a table answers a list: every row that matches, not one value of them. */
export function answersList({ hitPolicy, aggregation }: RuleTable): boolean {
  return (
    hitPolicy === 'RULE ORDER' || hitPolicy === 'OUTPUT ORDER' || (hitPolicy === 'COLLECT' && aggregation === null)
  );
}

/** Something else that is asked of a rule, by a name that no decision has: a condition, a rate. */
export interface AskedText {
  readonly name: string;
  readonly text: string;
  /** Names that it reads, as `normalizeName` spells them. */
  readonly names: ReadonlySet<string>;
}

/** A rule as a decision model, which the evaluator answers whole: terms and parameters are its input data. */
export function modelOfRule(rule: ReadRule, asked: readonly AskedText[] = []): DmnModels {
  const { definition } = rule;
  const ids = new Map<string, Reference>();
  const refer = (name: string, id: string) => {
    if (!ids.has(normalizeName(name))) ids.set(normalizeName(name), { namespace: null, id });
  };
  for (const [place, { name }] of definition.terms.entries()) refer(name, `term:${place}`);
  for (const [place, name] of definition.parameters.entries()) refer(name, `parameter:${place}`);
  for (const [place, { name }] of definition.knowledge.entries()) refer(name, `knowledge:${place}`);
  for (const [place, { name }] of definition.decisions.entries()) refer(name, `decision:${place}`);
  const requires = (names: ReadonlySet<string>) => [...names].flatMap((name) => ids.get(name) ?? []);
  const elements: DmnElement[] = [
    ...definition.terms.map(({ name, type }, place): DmnElement => {
      return { element: 'input', id: `term:${place}`, name, title: name, typeRef: typeNames[type.is] };
    }),
    ...definition.parameters.map((name, place): DmnElement => {
      return { element: 'input', id: `parameter:${place}`, name, title: name, typeRef: null };
    }),
    ...rule.knowledge.map(({ knowledge, names }, place): DmnElement => {
      const { name, type, text, parameters } = knowledge;
      return {
        ...{ element: 'knowledge', id: `knowledge:${place}`, name, title: name, typeRef: typeNames[type] },
        requires: requires(names),
        logic: {
          parameters: parameters.map((one) => ({ name: one.name, typeRef: typeNames[one.type] })),
          body: { box: 'literal', typeRef: null, text, foreign: false },
          foreign: false,
        },
      };
    }),
    ...rule.decisions.map((read, place): DmnElement => {
      const { name, type, logic } = read.decision;
      const isList = logic.kind === 'table' && answersList(logic.table);
      return {
        ...{ element: 'decision', id: `decision:${place}`, name, title: name },
        typeRef: isList ? null : typeNames[type],
        requires: requires(read.names),
        logic: boxedOf(read),
      };
    }),
    ...asked.map(({ name, text, names }): DmnElement => {
      return {
        ...{ element: 'decision', id: name, name, title: name, typeRef: null, requires: requires(names) },
        logic: { box: 'literal', typeRef: null, text, foreign: false },
      };
    }),
  ];
  const model: DmnModel = { name: 'rule', namespace, imports: [], types: [], elements };
  return new DmnModels(model);
}

function boxedOf({ decision: { logic } }: ReadDecision): Extract<DmnElement, { element: 'decision' }>['logic'] {
  if (logic.kind === 'expression') return { box: 'literal', typeRef: null, text: logic.text, foreign: false };
  const { table } = logic;
  return {
    box: 'table',
    typeRef: null,
    table: {
      hitPolicy: table.hitPolicy,
      aggregation: table.hitPolicy === 'COLLECT' ? table.aggregation : null,
      inputs: table.inputs.map(({ text }) => ({ text, typeRef: null, allowed: null })),
      outputs: [
        {
          ...{ name: '', typeRef: null, otherwise: table.otherwise },
          allowed: table.outputValues.length === 0 ? null : table.outputValues.join(', '),
        },
      ],
      rules: table.rows.map(({ when, answer }) => ({ tests: when, outputs: [answer] })),
    },
  };
}
