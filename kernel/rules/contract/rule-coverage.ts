import { lowerRule } from './lower-rule.ts';
import { readRule } from './read-rule.ts';
import type { RuleClause } from './rule-clauses.ts';
import { columnsOf } from './rule-data.ts';
import type { RuleDefinition, RuleLogic } from './rule-definition.ts';
import { placesOfClause, sentencesOfWhole } from './rule-links.ts';

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

/** Lists what no rule carries out, and what no sentence asks for; a link to a condition that is gone carries out nothing. */
export function ruleCoverage(definition: RuleDefinition): RuleCoverage {
  const known = new Set(definition.sentences.map(({ id }) => id));
  const used = new Set(definition.decisions.flatMap(({ logic }) => sentencesCarriedOut(logic)));
  const open = definition.sentences.filter(({ id }) => !used.has(id)).map(({ id }) => id);
  const isOpen = (sentences: readonly string[]) => !sentences.some((id) => known.has(id));
  const openWhole = new Set(
    definition.decisions.flatMap(({ name, logic }) => (isOpen(sentencesOfWhole(logic)) ? [name] : [])),
  );
  return {
    openSentences: open,
    openDecisions: definition.decisions.flatMap(({ name, logic }) =>
      isOpen(sentencesCarriedOut(logic)) ? [name] : [],
    ),
    openRows: definition.decisions.flatMap(({ name, logic }) => {
      if (logic.kind !== 'table' || !openWhole.has(name)) return [];
      return logic.table.rows.flatMap(({ sentences }, row) => (isOpen(sentences) ? [{ decision: name, row }] : []));
    }),
    openClauses: clausesIn(definition, openWhole).flatMap(({ decision, text, from, to, row, sentences }) => {
      return row === null && openWhole.has(decision) && isOpen(sentences) ? [{ decision, text, from, to }] : [];
    }),
    sentences: definition.sentences.length,
    covered: definition.sentences.length - open.length,
  };
}

/** Conditions of a rule; none where only tables have parts without a sentence, whose rows are told one by one. */
function clausesIn(definition: RuleDefinition, open: ReadonlySet<string>): readonly RuleClause[] {
  if (!definition.decisions.some(({ name, logic }) => logic.kind === 'expression' && open.has(name))) return [];
  return lowerRule(readRule(definition), { columns: columnsOf(definition), parameters: new Map() }).clauses;
}

/** How policy and rule cover each other in figures: what registers say of a rule without compiling it. */
export interface CoverageFigures {
  readonly sentences: number;
  /** Sentences that something carries out. */
  readonly covered: number;
  /** Decisions, and rows of tables, that no sentence asks for. */
  readonly unasked: number;
}

/** Counts sentences, those of them that something carries out, and the decisions and rows that no sentence asks for. */
export function countCovered({ sentences, decisions }: RuleDefinition): CoverageFigures {
  const known = new Set(sentences.map(({ id }) => id));
  const used = new Set(decisions.flatMap(({ logic }) => sentencesCarriedOut(logic)));
  const asked = (ids: readonly string[]) => ids.some((id) => known.has(id));
  const unasked = decisions.map(({ logic }) => {
    if (!asked(sentencesCarriedOut(logic))) return 1;
    if (logic.kind !== 'table' || asked(sentencesOfWhole(logic))) return 0;
    return logic.table.rows.filter((row) => !asked(row.sentences)).length;
  });
  return {
    sentences: sentences.length,
    covered: sentences.filter(({ id }) => used.has(id)).length,
    unasked: unasked.reduce((sum, one) => sum + one, 0),
  };
}

/** Sentences that a decision carries out as it stands. */
function sentencesCarriedOut(logic: RuleLogic): string[] {
  if (logic.kind === 'table') return [...logic.sentences, ...logic.table.rows.flatMap(({ sentences }) => sentences)];
  return logic.links.flatMap(({ clause, sentences }) => {
    return clause === null || placesOfClause(logic.text, clause).length > 0 ? sentences : [];
  });
}
