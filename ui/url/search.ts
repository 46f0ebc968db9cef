import { queryString } from '../api/url.ts';

/** The part of an address after `?`: text, or several texts under one key. */
export type Search = Readonly<Record<string, string | readonly string[]>>;

/** Reads `a=1&b=x&b=y`; a repeated key becomes a list. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const read = new URLSearchParams(text);
  // A key such as `toString` must not meet what every object inherits.
  return Object.fromEntries(
    [...new Set(read.keys())].map((key) => {
      const values = read.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** Writes what {@link parseSearch} reads; empty values are left out. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const text = queryString(search);
  return text === '' ? '' : `?${text}`;
}

/** The values under a key, none or one or several. */
export function valuesOf(search: Readonly<Record<string, unknown>>, key: string): string[] {
  const value = search[key];
  if (Array.isArray(value)) return value.map(String).filter((item) => item !== '');
  return value === undefined || value === null || value === '' ? [] : [String(value)];
}

/** The search with one key changed; what depends on the old rows (`page`, `panel`) is dropped when a filter changes. */
export function withValues(search: Search, key: string, values: readonly string[]): Search {
  const { [key]: _old, page: _page, panel: _panel, ...rest } = search;
  return values.length === 0 ? rest : { ...rest, [key]: values.length === 1 ? (values[0] ?? '') : values };
}

/** The search without any of the keys; `page` and `panel` go with them. */
export function withoutKeys(search: Search, keys: readonly string[]): Search {
  const gone = new Set([...keys, 'page', 'panel']);
  return Object.fromEntries(Object.entries(search).filter(([key]) => !gone.has(key)));
}
