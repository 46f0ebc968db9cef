import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointUrl, queryString } from './url.ts';

const endpoint = { id: 'atlas.getZone', path: '/api/atlas/zones/:zoneId' } as const;

describe('endpointUrl', () => {
  it('fills path parameters, encoded', () => {
    expect(endpointUrl(endpoint, { params: { zoneId: 'a/b 园' } })).toBe('/api/atlas/zones/a%2Fb%20%E5%9B%AD');
  });

  it('refuses an empty path parameter rather than calling another endpoint', () => {
    expect(() => endpointUrl(endpoint, { params: { zoneId: '' } })).toThrow('atlas.getZone needs zoneId');
    expect(() => endpointUrl(endpoint)).toThrow('needs zoneId');
  });

  it('repeats the key of a list and leaves empty values out', () => {
    const url = endpointUrl(
      { id: 'a.b', path: '/api/a' },
      { query: { kind: ['x', 'y'], q: '', page: 2, no: undefined } },
    );
    expect(url).toBe('/api/a?kind=x&kind=y&page=2');
  });

  it('has no question mark without a query', () => {
    expect(endpointUrl({ id: 'a.b', path: '/api/a' }, { query: { q: null } })).toBe('/api/a');
  });
});

describe('queryString', () => {
  it('can be read back whatever the values hold', () => {
    const values = fc.dictionary(
      fc.string({ minLength: 1 }),
      fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1 }),
    );
    fc.assert(
      fc.property(values, (query) => {
        const read = new URLSearchParams(queryString(query));
        for (const [key, list] of Object.entries(query)) expect(read.getAll(key)).toEqual(list);
      }),
    );
  });
});
