import type { Span } from './feel/syntax.ts';
import type { RuleLogic } from './rule-definition.ts';

/** Places at which a condition's text stands in an expression; blanks around it do not count. */
export function placesOfClause(text: string, clause: string): Span[] {
  const sought = clause.trim();
  const found: Span[] = [];
  if (sought === '') return found;
  for (let from = text.indexOf(sought); from >= 0; from = text.indexOf(sought, from + 1)) {
    found.push({ from, to: from + sought.length });
  }
  return found;
}

/** Sentences that the whole of a decision comes from. */
export function sentencesOfWhole(logic: RuleLogic): string[] {
  if (logic.kind === 'table') return [...logic.sentences];
  return distinct(logic.links.flatMap(({ clause, sentences }) => (clause === null ? sentences : [])));
}

/** Sentences that a condition comes from: those linked with a text that it stands in. */
export function sentencesOfClause(
  logic: RuleLogic,
  { from, to, row }: Span & { readonly row: number | null },
): string[] {
  if (logic.kind === 'table') return [...(row === null ? [] : (logic.table.rows[row]?.sentences ?? []))];
  return distinct(
    logic.links.flatMap(({ clause, sentences }) => {
      const places = clause === null ? [] : placesOfClause(logic.text, clause);
      return places.some((place) => place.from <= from && to <= place.to) ? sentences : [];
    }),
  );
}

/** Sentences that any part of a decision comes from. */
export function sentencesOfDecision(logic: RuleLogic): string[] {
  if (logic.kind === 'expression') return distinct(logic.links.flatMap(({ sentences }) => sentences));
  return distinct([...logic.sentences, ...logic.table.rows.flatMap(({ sentences }) => sentences)]);
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
