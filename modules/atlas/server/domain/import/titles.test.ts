import { describe, expect, it } from 'vitest';
import { readPublishedFiles } from '../../read-published-files.ts';
import { parsePublished } from './parse-published.ts';
import type { Problem } from './problem.ts';

const published = await readPublishedFiles();
const text = published.get('titles.csv') ?? '';
const { rows } = parsePublished(published);
const withTitles = (changed: string) => parsePublished(new Map([...published, ['titles.csv', changed]]));
const brief = (problems: readonly Problem[]) => problems.map(({ row, field, reason }) => [row, field, reason]);
const lineOf = (id: string) => text.split('\n').findIndex((line) => line.startsWith(`${id},`)) + 1;
/** Changes one row of the file by its id. */
const change = (id: string, from: string, to: string) => {
  const line = text.split('\n')[lineOf(id) - 1] ?? '';
  expect(line).toContain(from);
  return withTitles(text.replace(line, line.replace(from, to)));
};

/** Every row of the other files by file and id, with its instruments for a policy. */
const others = new Map(
  Object.entries(rows).flatMap(([file, list]) =>
    file === 'titles' ? [] : (list as readonly Located[]).map((row) => [`${file}:${row.id ?? ''}`, row] as const),
  ),
);

interface Passage {
  source_file: string;
  line: number;
  line_end: number;
  also_lines: { line: number; lineEnd: number }[];
}
/** A row of another file; policies have instruments. */
interface Located extends Passage {
  id?: string;
  instruments?: readonly Passage[];
}
const rangesOf = ({ line, line_end, also_lines }: Passage) => [{ line, lineEnd: line_end }, ...also_lines];

describe('the published titles', () => {
  it('say nothing that the rows they are read from do not say', () => {
    for (const title of rows.titles) {
      const basis = title.basis.map(({ file, id }) => others.get(`${file}:${id}`));
      expect(basis, title.id).not.toContain(undefined);
      const told = JSON.stringify(basis).replaceAll('\\"', '"');
      // The name, the criteria, every printed token and every number stand in those rows.
      for (const words of [title.name, ...title.criteria, ...Object.values(title.printed)]) {
        expect(told, `${title.id}: ${words}`).toContain(words);
      }
      if (title.count !== null) expect(told, title.id).toMatch(new RegExp(`"${title.count}"|\\b${title.count}\\b`));
      if (title.years_in_row !== null) expect(told).toContain(`"${title.years_in_row}"`);
    }
  });

  it('stand on passages of the same page as their rows, and of no other', () => {
    for (const title of rows.titles) {
      const passages = title.basis.flatMap(({ file, id }) => {
        const row = others.get(`${file}:${id}`);
        return row === undefined ? [] : [row, ...(row.instruments ?? [])];
      });
      expect(
        passages.map(({ source_file }) => source_file),
        title.id,
      ).toContain(title.source_file);
      const known = passages.filter((one) => one.source_file === title.source_file).flatMap(rangesOf);
      for (const range of rangesOf(title)) {
        const covered = known.some((one) => one.line <= range.line && one.lineEnd >= range.lineEnd);
        expect(covered, `${title.id} ${range.line}-${range.lineEnd}`).toBe(true);
      }
    }
  });

  it('name the kinds that the issue asks for: titles, awards, rankings, years in a row, criteria', () => {
    expect(new Set(rows.titles.map(({ kind }) => kind))).toEqual(new Set(['title', 'award', 'ranking']));
    expect(rows.titles.find(({ id }) => id === 'yy-integrity')).toMatchObject({ years_in_row: 4, period: '2021/2024' });
    expect(rows.titles.find(({ id }) => id === 'nc-kechuang')?.criteria).toHaveLength(5);
    expect(rows.titles.find(({ id }) => id === 'xe-business-environment')).toMatchObject({
      place: 10,
      place_bound: 'at_most',
    });
  });
});

describe('a row with an error', () => {
  it.each([
    ['a kind that nobody knows', 'nc-kechuang', ',title,', ',medal,', 'kind', 'notInList'],
    ['a state that nobody knows', 'nc-kechuang', ',held,', ',won,', 'status', 'notInList'],
    ['a bound without a place', 'cd-pharma-100', ',100,within,', ',,within,', 'rank', 'missing'],
    ['a place that is no number', 'cd-pharma-100', ',100,within,', ',top,within,', 'rank', 'notInteger'],
    ['a count without a unit', 'nc-science-first', ',2,awards,', ',2,,', 'unit', 'missing'],
    [
      'a row that does not exist',
      'nc-science-first',
      'indicators:i009',
      'indicators:i999',
      'basis',
      'unknownReference',
    ],
    ['a file that is no basis', 'nc-science-first', 'indicators:i009', 'firms:f001', 'basis', 'unknownReference'],
    [
      'a day that does not exist',
      'xa-lighthouse',
      ',,mechanisms:xa-lighthouse',
      ',2024-02-30,mechanisms:xa-lighthouse',
      'recheck',
      'notDate',
    ],
    ['a zone that does not exist', 'tj-cluster', ',tianjin-binhai-htz,', ',nowhere,', 'zone_id', 'unknownReference'],
  ])('%s is left out and named', (_, id, from, to, field, reason) => {
    const parsed = change(id, from, to);
    expect(brief(parsed.problems)).toEqual([[lineOf(id), field, reason]]);
    expect(parsed.rows.titles).toHaveLength(36);
  });

  it('is one without any row that it was read from: nothing is invented', () => {
    const parsed = change('tj-cluster', 'mechanisms:tj-national-cluster', '');
    expect(brief(parsed.problems)).toEqual([[lineOf('tj-cluster'), 'basis', 'missing']]);
  });

  it('takes the titles that are read from it along', () => {
    const civic = (published.get('civic.csv') ?? '').replace(',3,firms,exact,2021/2024', ',many,firms,exact,2021/2024');
    const parsed = parsePublished(new Map([...published, ['civic.csv', civic]]));
    expect(parsed.problems.map(({ file, reason }) => [file, reason])).toEqual([
      ['civic.csv', 'notDecimal'],
      ['titles.csv', 'refersToRejected'],
    ]);
  });
});
