import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commonWords, zoneWords } from '#kernel/parties/server/domain/zone-data.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const index = read('./index.json') as { id: string; code: string; name: string; kind: string; firms: number }[];
const zones = index.map((zone) => ({ ...zone, words: zoneWords.parse(read(`./${zone.code}.json`)) }));
const common = commonWords.parse(read('./common.json'));
const twice = (values: readonly string[]) => values.filter((value, place) => values.indexOf(value) !== place);

describe('the list of fictional zones', () => {
  it('has a file for every zone and no file besides', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.json'));
    expect(files.sort()).toEqual(['common.json', 'index.json', ...index.map(({ code }) => `${code}.json`)].sort());
  });

  it('gives each an id, a code and a mark of its own', () => {
    expect(twice(index.map(({ id }) => id))).toEqual([]);
    expect(twice(index.map(({ code }) => code))).toEqual([]);
    expect(twice(zones.map(({ words }) => words.creditCodeBody))).toEqual([]);
    expect(twice(zones.map(({ words }) => words.firmPrefix))).toEqual([]);
    for (const { id } of index)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe.each(zones)('$name', ({ code, name, words }) => {
  it('is told in its own file', () => {
    expect(words.zone).toBe(code);
    expect(words.areaName).toBe(name);
    expect(name.startsWith(words.firmPrefix)).toBe(true);
    expect(words.authority.name).toBe(`${name}管委会`);
  });

  it('names no department, section, brand or street twice', () => {
    expect(twice(words.departments.map((one) => one.code))).toEqual([]);
    expect(twice(words.departments.map((one) => one.name))).toEqual([]);
    for (const { sections } of words.departments) expect(twice(sections.map((one) => one.code))).toEqual([]);
    expect(twice(words.brands.first)).toEqual([]);
    expect(twice(words.brands.second)).toEqual([]);
    expect(twice(words.streets)).toEqual([]);
    expect(twice(words.areas)).toEqual([]);
    expect(twice(words.industries.map((one) => one.code))).toEqual([]);
    for (const industry of words.industries) expect(twice(industry.words)).toEqual([]);
  });

  it('keeps one post at most for each role, and only for roles of the authority', () => {
    const places = words.departments.flatMap((one) => [one, ...one.sections]);
    const roles = [words.authority, ...places].flatMap((one) => one.staff.flatMap((seat) => seat.role ?? []));
    expect(twice(roles)).toEqual([]);
    expect(roles).toContain('officer');
    for (const role of roles) expect(['resident', 'expert', 'bankOfficer', 'firmMember']).not.toContain(role);
  });

  it('lets every leading firm bear the mark, work in an industry of the zone and end in a known legal form', () => {
    for (const firm of words.leadingFirms) {
      expect(firm.name.startsWith(words.firmPrefix)).toBe(true);
      expect(words.industries.map((one) => one.code)).toContain(firm.industry);
      expect(common.legalForms.some((form) => firm.name.endsWith(form.suffix))).toBe(true);
    }
    expect(twice(words.leadingFirms.map((firm) => firm.key))).toEqual([]);
  });

  it('avoids only brands that its syllables would make', () => {
    const made = words.brands.first.flatMap((first) => words.brands.second.map((second) => first + second));
    for (const brand of words.brands.avoid) expect(made).toContain(brand);
  });
});

describe('the words that all zones share', () => {
  it('name people by lists without a double, long enough for a large authority', () => {
    expect(twice(common.surnames)).toEqual([]);
    expect(twice(common.givenNames)).toEqual([]);
    expect(common.surnames.length * common.givenNames.length).toBeGreaterThan(1_000);
  });

  it('lay the ranges of the sizes end to end', () => {
    const ranges = common.scales.map((scale) => scale.employees).sort((one, other) => one[0] - other[0]);
    for (const [place, [first, last]] of ranges.entries()) {
      expect(first).toBeLessThanOrEqual(last);
      const before = ranges[place - 1];
      if (before !== undefined) expect(first).toBe(before[1] + 1);
    }
  });

  it('fill every place of their sentences', () => {
    expect(common.areaInName).toContain('{area}');
    for (const place of ['{area}', '{street}', '{number}']) expect(common.addressOnStreet).toContain(place);
    for (const place of ['{address}', '{site}', '{building}']) expect(common.addressOnSite).toContain(place);
  });
});
