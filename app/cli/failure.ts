import { composeForReading } from '#app/server/compose.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { describeError } from '#platform/errors/server/registry.ts';
import type { Output } from './output.ts';

/** What a person reads when a command stops: for expected failures the registry's words, else the defect as it is. */
export function describeFailure(output: Output, error: unknown): string {
  if (error instanceof AppError) {
    const { text } = composeForReading();
    const { message, remedy } = describeError(text, output.locale, error);
    return `${message}\n${remedy}\n(${error.code})`;
  }
  return `${output.text('cli:unexpected')}\n${stackOf(error)}`;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
