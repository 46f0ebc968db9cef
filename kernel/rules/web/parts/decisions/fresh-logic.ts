import type { AnswerType, RuleDecision, RuleLogic, RuleOutcome, RuleTable } from '../../../contract/rule-definition.ts';

/** Kinds of outcomes that go with a type of answer; null is none. */
export const outcomesOf: Readonly<Record<AnswerType, readonly (RuleOutcome['kind'] | 'none')[]>> = {
  boolean: ['condition', 'status', 'none'],
  number: ['money', 'number', 'goods', 'deduction', 'none'],
  text: ['grade', 'none'],
  date: ['none'],
};

/** Words that an outcome begins with, in the language of the page. */
export interface FreshWords {
  /** Name of the decision. */
  readonly decision: string;
  readonly unit: string;
  readonly tax: string;
}

/** An outcome when its kind is first chosen. */
export function freshOutcome(
  kind: RuleOutcome['kind'] | 'none',
  { decision, unit, tax }: FreshWords,
): RuleOutcome | null {
  switch (kind) {
    case 'none':
      return null;
    case 'number':
      return { kind, unit: '' };
    case 'goods':
      return { kind, item: decision, unit };
    case 'status':
      return { kind, status: decision, months: 12, until: null };
    case 'deduction':
      return { kind, tax, rate: '0.25' };
    default:
      return { kind };
  }
}

/** What a decision answers and is good for when its type is chosen anew. */
export function withType(decision: RuleDecision, type: AnswerType, words: FreshWords): RuleDecision {
  const [first = 'none'] = outcomesOf[type];
  const kind = decision.outcome?.kind ?? 'none';
  const keeps = outcomesOf[type].includes(kind);
  return { ...decision, type, outcome: keeps ? decision.outcome : freshOutcome(first, words) };
}

/** A logic when its kind is chosen; the sentences that it came from stay. */
export function freshLogic(kind: RuleLogic['kind'], before: RuleLogic, input: string): RuleLogic {
  if (kind === before.kind) return before;
  if (before.kind === 'table') {
    const { sentences } = before;
    return { kind: 'expression', text: '', links: sentences.length === 0 ? [] : [{ clause: null, sentences }] };
  }
  if (kind === 'expression') return before;
  const sentences = before.links.find(({ clause }) => clause === null)?.sentences ?? [];
  return { kind, table: freshTable(input), sentences };
}

function freshTable(input: string): RuleTable {
  return {
    ...{ hitPolicy: 'UNIQUE', aggregation: null, outputValues: [], otherwise: null },
    inputs: [{ text: input }],
    rows: [{ when: ['-'], answer: '', sentences: [] }],
  };
}
