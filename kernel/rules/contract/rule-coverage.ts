import type { RuleDefinition } from './rule-definition.ts';

/** How a policy and its rule cover each other. */
export interface RuleCoverage {
  /** Ids of sentences that nothing carries out. */
  readonly openSentences: readonly string[];
  /** Names of decisions of which no part has a sentence. */
  readonly openDecisions: readonly string[];
  /** Rows of tables without a sentence, whose table has none either; rows counted from 0. */
  readonly openRows: readonly { readonly decision: string; readonly row: number }[];
  /** Conditions of expressions without a sentence, whose decision has none either. */
  readonly openClauses: readonly {
    readonly decision: string;
    readonly text: string;
    readonly from: number;
    readonly to: number;
  }[];
  readonly sentences: number;
  readonly covered: number;
}

/** Lists what no rule carries out, and what no sentence asks for. */
export function ruleCoverage(definition: RuleDefinition): RuleCoverage {
  const used = new Set(definition.decisions.flatMap(({ logic }) => linksOf(logic)));
  const open = definition.sentences.filter(({ id }) => !used.has(id)).map(({ id }) => id);
  const count = definition.sentences.length;
  return {
    openSentences: open,
    openDecisions: definition.decisions.filter(({ logic }) => linksOf(logic).length === 0).map(({ name }) => name),
    openRows: definition.decisions.flatMap(({ name, logic }) => {
      if (logic.kind !== 'table' || logic.sentences.length > 0) return [];
      return logic.table.rows.flatMap(({ sentences }, row) => (sentences.length > 0 ? [] : [{ decision: name, row }]));
    }),
    openClauses: [],
    sentences: count,
    covered: count - open.length,
  };
}

/** Sentences that any part of a decision comes from. */
function linksOf(logic: RuleDefinition['decisions'][number]['logic']): string[] {
  if (logic.kind === 'expression') return logic.links.flatMap(({ sentences }) => sentences);
  return [...logic.sentences, ...logic.table.rows.flatMap(({ sentences }) => sentences)];
}
