import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, hexOf, sameBytes, utf8, utf8Length } from './bytes.ts';
import { canonicalText, leafOf, type SealedEntry, sealedColumns } from './canonical-entry.ts';
import { instantText, keyName } from './head.ts';
import { sm3 } from './sm3.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
/** Texts that look like the form they are put into. */
const tricky = fc.constantFrom('', '-', '-,', '0:,', '1:a,', ',', '3:abc,-,', '\n', '\u0000', '中文', '😀');
const entry: fc.Arbitrary<SealedEntry> = fc.record(
  Object.fromEntries(sealedColumns.map((column) => [column, fc.oneof(fc.constant(null), tricky, text)])),
) as unknown as fc.Arbitrary<SealedEntry>;

describe('the canonical text of an entry', () => {
  it('is never the same for two different entries', () => {
    fc.assert(
      fc.property(entry, entry, (one, other) => {
        const alike = sealedColumns.every((column) => one[column] === other[column]);
        expect(canonicalText(one) === canonicalText(other)).toBe(alike);
      }),
      { numRuns: 500 },
    );
  });

  it('changes with every single column, also from nothing to an empty text', () => {
    fc.assert(
      fc.property(entry, fc.constantFrom(...sealedColumns), (one, column) => {
        for (const value of [null, '', `${one[column] ?? ''}x`]) {
          if (one[column] === value) continue;
          expect(canonicalText({ ...one, [column]: value })).not.toBe(canonicalText(one));
        }
      }),
    );
  });

  it('can be read back, so nothing is lost in it', () => {
    fc.assert(
      fc.property(entry, (one) => {
        let rest = Buffer.from(canonicalText(one)).subarray('yuanshu.journal.entry.1\n'.length);
        for (const column of sealedColumns) {
          if (rest.subarray(0, 2).toString() === '-,') {
            expect(one[column]).toBeNull();
            rest = rest.subarray(2);
            continue;
          }
          const colon = rest.indexOf(':');
          const length = Number(rest.subarray(0, colon).toString());
          expect(rest.subarray(colon + 1, colon + 1 + length).toString()).toBe(one[column]);
          expect(rest[colon + 1 + length]).toBe(','.charCodeAt(0));
          rest = rest.subarray(colon + 2 + length);
        }
        expect(rest.length).toBe(0);
      }),
    );
  });

  it('stands written down once, so that a log of today is still verified in years', () => {
    const empty = Object.fromEntries(sealedColumns.map((column) => [column, null])) as unknown as SealedEntry;
    const one = { ...empty, id: '01', at: '1795244575.123000', reason: '补录' };
    expect(canonicalText(one)).toBe('yuanshu.journal.entry.1\n2:01,-,17:1795244575.123000,-,-,-,-,-,-,-,-,-,-,6:补录,');
    expect(hexOf(leafOf(one))).toBe(
      createHash('sm3')
        .update(Buffer.from([0]))
        .update(canonicalText(one))
        .digest('hex'),
    );
  });
});

describe('bytes', () => {
  it('are the UTF-8 of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(Buffer.from(utf8(value))).toEqual(Buffer.from(value));
        expect(utf8Length(value)).toBe(Buffer.byteLength(value));
      }),
    );
  });

  it('go to hexadecimal and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(bytesOf(hexOf(bytes))).toEqual(bytes);
        expect(sameBytes(bytes, Uint8Array.from(bytes))).toBe(true);
        expect(sameBytes(bytes, Uint8Array.from([...bytes, 0]))).toBe(false);
      }),
    );
    for (const wrong of ['a', 'zz', '0 ', ' 00']) expect(bytesOf(wrong)).toBeUndefined();
  });
});

describe('SM3', () => {
  it('gives the two examples of GM/T 0004-2012, annex A', () => {
    const long = 'abcd'.repeat(16);
    expect(hexOf(sm3(utf8('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(hexOf(sm3(utf8(long)))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });

  it('is that of OpenSSL for every length around a block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(hexOf(sm3(bytes))).toBe(createHash('sm3').update(bytes).digest('hex'));
      }),
    );
    for (const length of [0, 54, 55, 56, 63, 64, 65, 119, 120, 128]) {
      const bytes = new Uint8Array(length).fill(0xa5);
      expect(hexOf(sm3(bytes))).toBe(createHash('sm3').update(bytes).digest('hex'));
    }
  });
});

describe('heads', () => {
  it('tell times that differ by a microsecond apart', () => {
    expect(instantText('1795244575.123000')).toBe('2026-11-21T07:02:55.123Z');
    for (const odd of ['1795244575.123001', '-1.000000', 'Infinity', '1795244575']) expect(instantText(odd)).toBe(odd);
  });

  it('name a key by what it is', () => {
    expect(keyName('04ab')).toBe(createHash('sm3').update('04ab').digest('hex').slice(0, 32));
  });
});
