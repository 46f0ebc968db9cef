import type { listEntries } from '#platform/journal/contract/endpoints.ts';
import { entrySearch } from '#platform/journal/contract/reading.ts';
import type { ApiInput, Search } from '#ui/index.ts';
import { valuesOf } from '#ui/index.ts';

/** Query of the list, as the contract takes it. */
export type JournalQuery = Required<Pick<ApiInput<typeof listEntries>, 'query'>>['query'];

/** Filters that take one value. */
const single = ['from', 'to', 'subjectType', 'subjectId', 'ip', 'q'] as const;

/** The query that an address asks for; what the contract does not know is left out, so that an old link still opens. `page` is the last entry of the page before. */
export function journalQuery(search: Search): JournalQuery {
  const { shape } = entrySearch;
  const query: JournalQuery = { account: keep('account'), action: keep('action') };
  for (const key of single) {
    const value = valuesOf(search, key)[0];
    if (value !== undefined && shape[key].safeParse(value).success) query[key] = value;
  }
  const after = shape.after.safeParse(valuesOf(search, 'page')[0]).data;
  return after === undefined ? query : { ...query, after };

  function keep(key: 'account' | 'action'): string[] {
    return valuesOf(search, key)
      .filter((value) => shape[key].safeParse(value).success)
      .slice(0, 50);
  }
}
