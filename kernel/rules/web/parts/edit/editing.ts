import type { RuleDecision, RuleDefinition } from '../../../contract/rule-definition.ts';

/** A rule on its page: what stands in it, and how to change it; whoever may not write has no `change`. */
export interface Editing {
  readonly definition: RuleDefinition;
  readonly change: ((patch: Partial<RuleDefinition>) => void) | undefined;
}

/** The list with one entry changed. */
export function withEntry<T>(list: readonly T[], at: number, entry: T): T[] {
  return list.map((one, place) => (place === at ? entry : one));
}

/** The list without one entry. */
export function withoutEntry<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, place) => place !== at);
}

/** The list with one entry moved by a step; at the ends as it was. */
export function movedEntry<T>(list: readonly T[], at: number, step: 1 | -1): T[] {
  const other = at + step;
  const [one, next] = [list[at], list[other]];
  if (one === undefined || next === undefined) return [...list];
  return list.map((entry, place) => (place === at ? next : place === other ? one : entry));
}

/** A name that nothing in the list has yet: the wish, or the wish with a number behind it. */
export function freeName(wish: string, taken: readonly string[]): string {
  if (!taken.includes(wish)) return wish;
  let number = 2;
  while (taken.includes(`${wish}${number}`)) number += 1;
  return `${wish}${number}`;
}

/** Every name that expressions of a rule know. */
export function namesIn({ terms, parameters, knowledge, decisions }: RuleDefinition): string[] {
  return [
    ...terms.map(({ name }) => name),
    ...parameters,
    ...knowledge.map(({ name }) => name),
    ...decisions.map(({ name }) => name),
  ];
}

/** Ids of the sentences that a decision comes from, each once. */
export function sentencesOf({ logic }: RuleDecision): string[] {
  if (logic.kind === 'table') {
    return [...new Set([...logic.sentences, ...logic.table.rows.flatMap(({ sentences }) => sentences)])];
  }
  return [...new Set(logic.links.flatMap(({ sentences }) => sentences))];
}

/** A definition without a term: what test cases gave for it goes with it. */
export function withoutTerm({ terms, cases }: RuleDefinition, at: number): Partial<RuleDefinition> {
  const name = terms[at]?.name ?? '';
  const rest = cases.map((one) => ({ ...one, given: withoutKey(one.given, name) }));
  return { terms: withoutEntry(terms, at), cases: rest };
}

/** A definition without a decision: what test cases expected of it goes with it. */
export function withoutDecision({ decisions, cases }: RuleDefinition, at: number): Partial<RuleDefinition> {
  const name = decisions[at]?.name ?? '';
  const rest = cases.map((one) => ({ ...one, expected: withoutKey(one.expected, name) }));
  return { decisions: withoutEntry(decisions, at), cases: rest };
}

function withoutKey<T>(values: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}

/** A definition without a sentence: links to it go with it. */
export function withoutSentence(definition: RuleDefinition, id: string): Partial<RuleDefinition> {
  const keep = (ids: readonly string[]) => ids.filter((one) => one !== id);
  return {
    sentences: definition.sentences.filter((one) => one.id !== id),
    decisions: definition.decisions.map((decision) => {
      const { logic } = decision;
      if (logic.kind === 'table') {
        const rows = logic.table.rows.map((row) => ({ ...row, sentences: keep(row.sentences) }));
        return { ...decision, logic: { ...logic, sentences: keep(logic.sentences), table: { ...logic.table, rows } } };
      }
      const links = logic.links.map((link) => ({ ...link, sentences: keep(link.sentences) }));
      return { ...decision, logic: { ...logic, links: links.filter(({ sentences }) => sentences.length > 0) } };
    }),
  };
}
