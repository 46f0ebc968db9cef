import { sm3 } from '#platform/journal/server/hash.ts';
import type { RuleDefinition } from '../contract/rule-definition.ts';
import { canonicalText } from './domain/canonical-text.ts';

/** SM3 of a definition's canonical text. */
export function digestDefinition(definition: RuleDefinition): Buffer {
  return sm3(canonicalText(definition));
}
