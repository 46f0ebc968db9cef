import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch, valuesOf, withoutKeys, withValues } from './search.ts';

const values = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 4 }),
);
const searches = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), values);

describe('the part of an address after its question mark', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(searches, (search) => {
        expect(parseSearch(stringifySearch(search))).toEqual(search);
      }),
    );
  });

  it('is readable: Chinese values, one key a value', () => {
    const text = stringifySearch({ kind: ['高新区', '经开区'], q: '' });
    expect(decodeURIComponent(text)).toBe('?kind=高新区&kind=经开区');
  });

  it('is nothing at all when nothing is set', () => {
    expect(stringifySearch({ q: '', page: undefined })).toBe('');
    expect(parseSearch('')).toEqual({});
  });
});

describe('valuesOf', () => {
  it('is a list whatever stands there', () => {
    expect(valuesOf({ kind: 'a' }, 'kind')).toEqual(['a']);
    expect(valuesOf({ kind: ['a', 'b'] }, 'kind')).toEqual(['a', 'b']);
    expect(valuesOf({ kind: ['', 'b'] }, 'kind')).toEqual(['b']);
    expect(valuesOf({}, 'kind')).toEqual([]);
  });
});

describe('withValues', () => {
  it('goes back to the first page and closes the panel, as the rows change', () => {
    const before = { q: 'x', page: '3', panel: 'p1', sort: '-name' };
    expect(withValues(before, 'kind', ['a'])).toEqual({ q: 'x', sort: '-name', kind: 'a' });
  });

  it('writes one value as text and several as a list', () => {
    expect(withValues({}, 'kind', ['a'])).toEqual({ kind: 'a' });
    expect(withValues({}, 'kind', ['a', 'b'])).toEqual({ kind: ['a', 'b'] });
  });

  it('takes the key away without values', () => {
    expect(withValues({ kind: 'a', q: 'x' }, 'kind', [])).toEqual({ q: 'x' });
  });
});

describe('withoutKeys', () => {
  it('clears the filters and leaves what is none', () => {
    expect(withoutKeys({ q: 'x', kind: 'a', sort: 'name', view: 'map', page: '2' }, ['q', 'kind'])).toEqual({
      sort: 'name',
      view: 'map',
    });
  });
});
