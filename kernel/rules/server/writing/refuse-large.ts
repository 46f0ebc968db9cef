import { AppError } from '#platform/errors/contract/errors.ts';
import type { RuleDefinition } from '../../contract/rule-definition.ts';

/** Most characters of a rule as JSON: whoever opens it has it checked whole. */
const mostCharacters = 300_000;

/** Refuses a rule that would take seconds to check. */
export function refuseLarge(definition: RuleDefinition): void {
  if (JSON.stringify(definition).length <= mostCharacters) return;
  throw new AppError('rules.definitionTooLarge', { most: mostCharacters });
}
