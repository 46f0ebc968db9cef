import { issuedKind, issuedState } from '#platform/exports/contract/issued.ts';
import { type FilterField, pageOf, type Search, type Text, valuesOf } from '#ui/index.ts';

/** Rows of one page of the register. */
export const printsPerPage = 50;

/** The query that an address asks for; what the contract does not know is left out, so that an old link still opens. */
export function printQuery(search: Search) {
  const keep = <T>(schema: { safeParse(value: unknown): { data?: T } }, key: string): T[] =>
    valuesOf(search, key).flatMap((value) => schema.safeParse(value).data ?? []);
  const q = valuesOf(search, 'q')[0]?.trim().slice(0, 60);
  return {
    ...(q ? { q } : {}),
    kind: keep(issuedKind, 'kind'),
    state: keep(issuedState, 'state'),
    page: pageOf(search.page),
    pageSize: printsPerPage,
  };
}

/** The filters of the register: words, kind, state. */
export function printFilters(text: Text): FilterField[] {
  const choice = (key: string, group: string, values: readonly string[]): FilterField => ({
    key,
    label: text(`columns.${key}`),
    kind: 'choice',
    options: values.map((value) => ({ value, label: text(`${group}.${value}`) })),
  });
  return [
    { key: 'q', label: text('filters.q'), kind: 'words' },
    choice('kind', 'kinds', issuedKind.options),
    choice('state', 'states', issuedState.options),
  ];
}

/** Minute of an instant in China, as tables show it: `2026-03-01 09:30`. */
export function minuteInChina(instant: string): string {
  // This form of Swedish is ISO 8601.
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
}

/** A page's digest as it stands at its foot. */
export function shortDigest(digest: string): string {
  return digest
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');
}
