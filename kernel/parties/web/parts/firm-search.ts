import type { ApiInput, Search } from '#ui/index.ts';
import { valuesOf } from '#ui/index.ts';
import type { searchFirms } from '../../contract/endpoints.ts';
import { firmScale, firmStatus } from '../../contract/firm.ts';
import { firmSort } from '../../contract/firm-search.ts';
import { industryDivision } from '../../contract/industry.ts';

/** Rows of one page of the register. */
export const firmsPerPage = 50;

/** The query that an address asks for; what the contract does not know is left out, so that an old link still opens. */
export function firmQuery(search: Search): Required<Pick<ApiInput<typeof searchFirms>, 'query'>>['query'] {
  const keep = <T>(schema: { safeParse(value: unknown): { data?: T } }, key: string): T[] =>
    valuesOf(search, key).flatMap((value) => schema.safeParse(value).data ?? []);
  const sort = keep(firmSort, 'sort')[0];
  const words = valuesOf(search, 'q')[0]?.trim().slice(0, 60);
  const page = Math.trunc(Number(valuesOf(search, 'page')[0] ?? 1));
  return {
    ...(words ? { q: words } : {}),
    industry: keep(industryDivision, 'industry'),
    scale: keep(firmScale, 'scale'),
    status: keep(firmStatus, 'status'),
    ...(sort === undefined ? {} : { sort }),
    page: page >= 1 && page <= 100_000 ? page : 1,
    pageSize: firmsPerPage,
  };
}
