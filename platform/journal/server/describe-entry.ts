import type { RequestContext } from '#platform/http/server/context.ts';
import type { EntrySummary } from '../contract/reading.ts';
import type { EntryRow } from './store/reading.ts';

/** An action in the reader's language: the summary of the endpoint, or the name of what no endpoint does; else its id. */
export function nameAction(action: string, context: Pick<RequestContext, 'text'>): string {
  const [part, verb] = action.split('.');
  for (const key of [`journal:actions.${action}`, `${part}:endpoints.${verb}`]) {
    try {
      return context.text(key);
    } catch {
      // An old entry outlives the part that named its action.
    }
  }
  return action;
}

/** A row as the reader sees it. */
export function summarise(row: EntryRow, context: Pick<RequestContext, 'text'>): EntrySummary {
  return { ...row, actionName: nameAction(row.action, context) };
}
