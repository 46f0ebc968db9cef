import { normalizeName } from '../../../contract/feel/names.ts';
import { type NamedPart, nameOfPart } from '../../../contract/rename-in-rule.ts';
import { type RuleDefinition, ruleName } from '../../../contract/rule-definition.ts';
import { namesIn } from './editing.ts';

/** Why a part of a rule cannot be called so: nothing is written, it is no name, or another part has it; null when it can. */
export function nameFault(
  definition: RuleDefinition,
  part: NamedPart,
  typed: string,
): 'empty' | 'shape' | 'taken' | null {
  if (typed.trim() === '') return 'empty';
  if (!ruleName.safeParse(typed).success) return 'shape';
  const own = nameOfPart(definition, part);
  const others = namesIn(definition);
  const at = own === undefined ? -1 : others.indexOf(own);
  const wish = normalizeName(typed);
  return others.some((name, place) => place !== at && normalizeName(name) === wish) ? 'taken' : null;
}
