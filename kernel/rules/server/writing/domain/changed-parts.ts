import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import { canonicalText } from '../../domain/canonical-text.ts';

/** Names of the parts that differ between two definitions, in their order. */
export function changedParts(before: RuleDefinition, after: RuleDefinition): string[] {
  const named = ({ name }: { readonly name: string }) => name;
  return [
    ...new Set([
      ...changedOf(before.terms, after.terms, named),
      ...changedOf(before.parameters, after.parameters, (name) => name),
      ...changedOf(before.knowledge, after.knowledge, named),
      ...changedOf(before.decisions, after.decisions, named),
      ...changedOf(before.sentences, after.sentences, ({ place, id }) => place || id),
      ...changedOf(before.cases, after.cases, named),
    ]),
  ];
}

/** Texts are canonical: a definition that went through the database has its keys in another order. */
function changedOf<T>(before: readonly T[], after: readonly T[], nameOf: (one: T) => string): string[] {
  const old = new Map(before.map((one) => [nameOf(one), canonicalText(one)]));
  const now = new Map(after.map((one) => [nameOf(one), canonicalText(one)]));
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
}
