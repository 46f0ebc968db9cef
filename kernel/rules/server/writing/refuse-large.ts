import { AppError } from '#platform/errors/contract/errors.ts';
import type { RuleDefinition } from '../../contract/rule-definition.ts';

/** Most characters of a rule as JSON: whoever opens it has it checked whole. */
const mostCharacters = 300_000;

/** A cell of a table is an expression of its own, however short: it costs as much as so many characters. */
const charactersOfCell = 20;

/** Refuses a rule that would take seconds to check. */
export function refuseLarge(definition: RuleDefinition): void {
  const cells = definition.decisions.reduce((sum, { logic }) => {
    return sum + (logic.kind === 'table' ? logic.table.rows.length * logic.table.inputs.length : 0);
  }, 0);
  if (JSON.stringify(definition).length + cells * charactersOfCell <= mostCharacters) return;
  throw new AppError('rules.definitionTooLarge', { most: mostCharacters });
}
