import { accountRole } from '#platform/access/contract/roles.ts';
import type { listAccounts } from '#platform/auth/contract/accounts.ts';
import { accountStatus } from '#platform/auth/contract/states.ts';
import { type ApiInput, type FilterField, type Search, type Text, valuesOf } from '#ui/index.ts';

/** Rows of one page of the list. */
export const accountsPerPage = 50;

/** The query that an address asks for; what the contract does not know is left out. */
export function accountQuery(search: Search): NonNullable<ApiInput<typeof listAccounts>['query']> {
  const keep = <T>(schema: { safeParse(value: unknown): { data?: T } }, key: string): T[] =>
    valuesOf(search, key).flatMap((value) => schema.safeParse(value).data ?? []);
  const words = valuesOf(search, 'q')[0]?.trim().slice(0, 60);
  const page = Math.trunc(Number(valuesOf(search, 'page')[0] ?? 1));
  return {
    ...(words ? { q: words } : {}),
    role: keep(accountRole, 'role'),
    status: keep(accountStatus, 'status'),
    page: page >= 1 && page <= 100_000 ? page : 1,
    pageSize: accountsPerPage,
  };
}

/** The filters of the list: words, role, status. */
export function accountFilters(text: Text, auth: Text): FilterField[] {
  const choice = (key: string, group: string, values: readonly string[]): FilterField => ({
    key,
    label: text(`columns.${key}`),
    kind: 'choice',
    options: values.map((value) => ({ value, label: auth(`${group}.${value}`) })),
  });
  return [
    { key: 'q', label: text('words'), kind: 'words' },
    choice('role', 'roles', accountRole.options),
    choice('status', 'status', accountStatus.options),
  ];
}
