import type { Endpoint } from '#platform/http/contract/endpoint.ts';

/** Values of a request, loosely: the typed front is `ApiInput`. */
export interface LooseInput {
  params?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: Readonly<Record<string, unknown>>;
}

/** Address of an endpoint with its path parameters and query filled in; empty values are left out, lists repeat their key. */
export function endpointUrl(endpoint: Pick<Endpoint, 'path' | 'id'>, input: LooseInput = {}): string {
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = input.params?.[name];
    if (value === undefined || value === null || value === '') throw new Error(`${endpoint.id} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const query = queryString(input.query ?? {});
  return query === '' ? path : `${path}?${query}`;
}

/** Query string without its question mark; keys in the order given. */
export function queryString(values: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') search.append(key, String(item));
    }
  }
  return search.toString();
}
