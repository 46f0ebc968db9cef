import type { OwnTitleEntry } from '../../contract/own-title.ts';
import type { StoredOwnTitle } from '../store/own-titles.ts';

/** What is told of a stored title, as it would be entered. */
export function entryOf(row: StoredOwnTitle): OwnTitleEntry {
  const { name, kind, level, body, scope } = row;
  const [documentNumber, recheckOn, warnDays] = [row.document_number, row.recheck_on, row.warn_days];
  return { name, kind, level, body, scope, documentNumber, recheckOn, warnDays };
}
