import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { doubtsOfCreditCode } from '../../contract/social-credit-code.ts';
import { readZoneWords } from '../read-zone-words.ts';
import { type InventedFirm, type Invention, inventFirms } from './invent-firms.ts';
import { inventId } from './invent-id.ts';
import { openRandom } from './random.ts';

let shifan: Invention;
let yangban: Invention;
beforeAll(async () => {
  shifan = { ...(await readZoneWords('shifan')), seed: 1 };
  yangban = { ...(await readZoneWords('yangban')), seed: 1 };
});

const hashOf = (rows: Iterable<unknown>) => {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(JSON.stringify(row));
  return hash.digest('hex');
};

describe('inventFirms', () => {
  it('gives the same rows on every machine', () => {
    expect(hashOf(inventFirms(shifan, 300))).toMatchInlineSnapshot(
      `"4bc39e18c3d9cff499de203379649c00208b32f883c6f7d358216e4e168db94d"`,
    );
    expect(hashOf(inventFirms(yangban, 20))).toMatchInlineSnapshot(
      `"9fd230d857009ace7d0b7fedee04a8d00a18b6449efda1eb6d424b07aac3f5ca"`,
    );
  });

  it('gives other rows for another seed', () => {
    expect(hashOf(inventFirms({ ...shifan, seed: 2 }, 20))).not.toBe(hashOf(inventFirms(shifan, 20)));
  });

  it('begins a longer run with the rows of a shorter one', () => {
    expect([...inventFirms(shifan, 500)].slice(0, 300)).toEqual([...inventFirms(shifan, 300)]);
  });

  it('puts the leading firms first, under their own names', () => {
    const names = [...inventFirms(shifan, 7)].map((firm) => firm.name);
    expect(names).toEqual(shifan.words.leadingFirms.map((firm) => firm.name));
    expect(names).toContain('示范云岭精密制造有限公司');
  });

  it('repeats no name, code or id among a hundred thousand', () => {
    const seen = { name: new Set<string>(), code: new Set<string>(), id: new Set<string>() };
    for (const firm of inventFirms(shifan, 100_000)) {
      seen.name.add(firm.name);
      seen.code.add(firm.socialCreditCode);
      seen.id.add(firm.id);
    }
    expect([seen.name.size, seen.code.size, seen.id.size]).toEqual([100_000, 100_000, 100_000]);
  });

  it('makes every firm recognisable as invented', () => {
    for (const [zone, mark] of [
      [shifan, '示范'],
      [yangban, '样板'],
    ] as const) {
      for (const firm of inventFirms(zone, 400)) {
        expect(firm.name.startsWith(mark)).toBe(true);
        expect(firm.socialCreditCode.slice(2, 8)).toBe('000000');
        expect(doubtsOfCreditCode(firm.socialCreditCode)).toEqual([]);
      }
    }
  });

  it('shares no code between the two zones', () => {
    const codes = new Set([...inventFirms(shifan, 2_000)].map((firm) => firm.socialCreditCode));
    expect([...inventFirms(yangban, 2_000)].filter((firm) => codes.has(firm.socialCreditCode))).toEqual([]);
  });

  it('keeps size and headcount together and capital in whole wan', () => {
    for (const firm of inventFirms(shifan, 1_000)) {
      const scale = shifan.common.scales.find((entry) => entry.scale === firm.scale);
      expect(firm.employees).toBeGreaterThanOrEqual(scale?.employees[0] ?? Number.NaN);
      expect(firm.employees).toBeLessThanOrEqual(scale?.employees[1] ?? Number.NaN);
      expect(firm.registeredCapitalFen % 1_000_000).toBe(0);
      expect(firm.registeredCapitalFen).toBeGreaterThan(0);
      expect(firm.foundedOn >= '2003-01-01' && firm.foundedOn <= '2025-06-30').toBe(true);
      expect(firm.address).toMatch(/^示范高新区.+号/);
    }
  });

  it('shows every industry, size and status among three hundred', () => {
    const firms = [...inventFirms(shifan, 300)];
    const count = (key: keyof InventedFirm) => new Set(firms.map((firm) => firm[key])).size;
    expect(count('industry')).toBeGreaterThan(20);
    expect(count('scale')).toBe(4);
    expect(count('status')).toBe(3);
  });

  it('says when a zone has no names left instead of repeating one', () => {
    const poor = { ...yangban, words: { ...yangban.words, brands: { first: ['沐'], second: ['舟'], avoid: [] } } };
    expect(() => [...inventFirms(poor, 1_000)]).toThrow(/no more names/);
  });
});

describe('inventId', () => {
  it('is a UUIDv7 in the order of the rows', () => {
    const random = openRandom('ids');
    const ids = Array.from({ length: 500 }, (_, index) => inventId(random, index));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...ids].sort()).toEqual(ids);
  });
});

describe('the words of the zones', () => {
  it('name no firm that the published facts name', async () => {
    const { readFile } = await import('node:fs/promises');
    const { parse } = await import('csv-parse/sync');
    const file = await readFile(new URL('../../../../zones/published/firms.csv', import.meta.url));
    const published = parse<{ name: string; short_name: string }>(file, { columns: true });
    const real = published.flatMap((row) => [row.name, row.short_name]).filter((name) => name.length > 1);
    expect(real.length).toBeGreaterThan(100);
    for (const firm of [...inventFirms(shifan, 3_000), ...inventFirms(yangban, 300)]) {
      expect(real.find((name) => firm.name.includes(name))).toBeUndefined();
    }
  });
});
