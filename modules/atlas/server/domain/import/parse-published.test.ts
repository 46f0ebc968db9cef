import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPublishedFiles } from '../../read-published-files.ts';
import { type FileName, fileNames, parsePublished } from './parse-published.ts';
import type { Problem } from './problem.ts';

const published = await readPublishedFiles();

/** The publication with one file changed. */
function withFile(name: FileName, change: (text: string) => string) {
  return parsePublished(new Map([...published, [name, change(published.get(name) ?? '')]]));
}

/** Changes one cell of the row that begins with an id; cells here hold no commas. */
function setCell(id: string, column: number, value: string) {
  return (text: string): string =>
    text
      .split('\n')
      .map((line) => {
        if (!line.startsWith(`${id},`)) return line;
        const cells = line.split(',');
        cells[column] = value;
        return cells.join(',');
      })
      .join('\n');
}

const lineOf = (name: FileName, id: string): number =>
  (published.get(name) ?? '').split('\n').findIndex((line) => line.startsWith(`${id},`)) + 1;

const brief = (problems: readonly Problem[]) =>
  problems.map(({ file, row, field, reason }) => [file, row, field, reason]);

/** Titles are read from rows of the other files: they fall with them. */
const butTitles = (problems: readonly Problem[]) => problems.filter(({ file }) => file !== 'titles.csv');

describe('the published files', () => {
  const { rows, files, problems } = parsePublished(published);

  it('load whole', () => {
    expect(problems).toEqual([]);
    expect(Object.fromEntries(files.map((file) => [file.file, file.loaded]))).toEqual({
      'sources.csv': 5,
      'zone-kinds.csv': 7,
      'zones.csv': 36,
      'projects.csv': 127,
      'programmes.csv': 38,
      'firms.csv': 194,
      'indicators.csv': 206,
      'policies.json': 34,
      'services.csv': 55,
      'finance.csv': 30,
      'civic.csv': 40,
      'mechanisms.csv': 337,
      'titles.csv': 37,
    });
    expect(rows.policies.flatMap((policy) => policy.instruments)).toHaveLength(110);
  });

  it('keep money to the fen, and what the page prints beside it', () => {
    const plan = rows.programmes.find((row) => row.id === 'xian-new-infra-2020');
    expect(plan).toMatchObject({
      investment_fen: 11_508_900_000_000,
      investment_due_fen: 9_319_300_000_000,
      projects: 85,
      bounds: { investment: 'estimated', investment_due: 'at_least' },
      printed: { projects: '85个', investment_yuan: '1150.89亿元' },
      also_lines: [
        { line: 17, lineEnd: 23 },
        { line: 144, lineEnd: 146 },
      ],
    });
    expect(rows.finance.find((row) => row.id === 'gy-policy-paid')?.amount_fen).toBe(11_606_150_000);
  });

  it('keep the rule fields of an instrument as published', () => {
    const subsidy = rows.policies
      .flatMap((policy) => policy.instruments)
      .find((row) => row.id === 'by-premium-subsidy');
    expect(subsidy?.rule).toMatchObject({
      cap_per_firm_year_yuan: 50_000,
      rate: { op: '<=', max_percent: 50, base: 'actual_premium_paid' },
    });
    expect(subsidy?.rule).not.toHaveProperty('source');
  });

  it('know every zone, parent and page that they refer to', () => {
    const zones = new Set(rows.zones.map((zone) => zone.id));
    expect(rows.projects.filter((row) => !zones.has(row.zone_id))).toEqual([]);
    expect(rows.zones.filter((row) => row.parent_zone_id !== null && !zones.has(row.parent_zone_id))).toEqual([]);
  });
});

describe('a row with an error', () => {
  it.each([
    ['projects.csv', 5, 'building', 'stage', 'notInList'],
    ['projects.csv', 6, '1.2.3', 'investment_yuan', 'notDecimal'],
    ['projects.csv', 6, '1e9', 'investment_yuan', 'notDecimal'],
    ['projects.csv', 6, '90071992547409.92', 'investment_yuan', 'moneyBeyondExact'],
    ['projects.csv', 6, '1.005', 'investment_yuan', 'moneyTooFine'],
    ['projects.csv', 6, '-1', 'investment_yuan', 'negative'],
    ['projects.csv', 7, '12.5', 'area_m2', 'notInteger'],
    ['projects.csv', 7, '9007199254740992', 'area_m2', 'numberTooLarge'],
    ['projects.csv', 11, '2147483648', 'jobs', 'numberTooLarge'],
    ['projects.csv', 13, '2020-02-30', 'start_date', 'notDate'],
    ['projects.csv', 13, '2020-13', 'start_date', 'notDate'],
    ['projects.csv', 2, '', 'name', 'missing'],
    ['projects.csv', 2, '长'.repeat(2_001), 'name', 'tooLong'],
    ['projects.csv', 1, 'atlantis', 'zone_id', 'unknownReference'],
    ['projects.csv', 17, 'no-such-project', 'parent_project_id', 'unknownReference'],
    ['projects.csv', 20, 'investment', 'bounds', 'notBounds'],
    ['projects.csv', 20, 'investment:vaguely', 'bounds', 'notBounds'],
    ['projects.csv', 20, 'profit:about', 'bounds', 'notBounds'],
    ['projects.csv', 20, 'jobs:over;jobs:under', 'bounds', 'notBounds'],
    ['projects.csv', 22, 'investment_yuan', 'printed', 'notPrinted'],
    ['projects.csv', 23, 'elsewhere.txt', 'source', 'unknownSource'],
    ['projects.csv', 24, '0', 'line', 'notInteger'],
    ['projects.csv', 25, '1', 'line_end', 'linesReversed'],
    ['projects.csv', 26, '9-3', 'also_lines', 'notLines'],
    ['projects.csv', 2, 'a\0b', 'name', 'notText'],
    ['projects.csv', 2, 'a\ufffdb', 'name', 'notText'],
    ['projects.csv', 2, '\ud800', 'name', 'notText'],
    ['projects.csv', 17, 'xa20-changan-center', 'parent_project_id', 'circular'],
  ] as const)('%s column %i as %.20j is named: %s %s', (name, column, value, field, reason) => {
    const { problems, rows, files } = withFile(name, setCell('xa20-changan-center', column, value));
    expect(brief(problems)).toEqual([[name, lineOf(name, 'xa20-changan-center'), field, reason]]);
    expect(rows.projects).toHaveLength(126);
    expect(files.find((file) => file.file === name)).toMatchObject({ rows: 127, loaded: 126, rejected: 1 });
  });

  it('is told all its errors at once', () => {
    const first = setCell('xa20-changan-center', 5, 'building');
    const { problems } = withFile('projects.csv', (text) => setCell('xa20-changan-center', 13, 'soon')(first(text)));
    expect(problems.map((problem) => problem.field)).toEqual(['stage', 'start_date']);
  });

  it.each([
    [8, '200', 'lon', 'outsideChina'],
    [8, '', 'lon', 'halfCoordinate'],
    [9, '16.9', 'lat', 'outsideChina'],
    [12, '', 'seat_lat', 'halfCoordinate'],
    [6, '61010', 'division_code', 'notDivisionCode'],
    [13, 'somewhat', 'coverage', 'notInList'],
    [2, '试验区', 'kind', 'notInList'],
  ])('of a zone (column %i as %j) takes its facts with it, each named', (column, value, field, reason) => {
    const { problems, rows } = withFile('zones.csv', setCell('nanchang-htz', column, value));
    expect(brief(problems)[0]).toEqual(['zones.csv', lineOf('zones.csv', 'nanchang-htz'), field, reason]);
    const others = problems.slice(1);
    expect(others.length).toBeGreaterThan(10);
    expect(new Set(others.map((problem) => problem.reason))).toEqual(new Set(['refersToRejected']));
    expect(rows.projects.some((row) => row.zone_id === 'nanchang-htz')).toBe(false);
  });

  it('that repeats an id leaves the first standing', () => {
    const { problems, rows } = withFile('civic.csv', (text) => `${text}${text.split('\n')[1]}\n`);
    expect(problems).toMatchObject([
      { file: 'civic.csv', row: 42, field: 'id', reason: 'duplicateId', params: { row: 2 } },
    ]);
    expect(rows.civic).toHaveLength(40);
  });
});

describe('a file', () => {
  it.each([
    ['another header', (text: string) => text.replace('zone_id', 'zone'), 1, 'zone_id', 'wrongHeader'],
    ['a column too many', (text: string) => text.replace('also_lines', 'also_lines,more'), 1, 'more', 'wrongHeader'],
    ['nothing', () => '', 1, 'id', 'wrongHeader'],
    ['more than 2 MB', (text: string) => text + 'x'.repeat(2_000_001), 0, '', 'fileTooLarge'],
  ])('with %s is refused as a whole', (_name, change, row, field, reason) => {
    const { problems, rows } = withFile('civic.csv', change);
    expect(brief(butTitles(problems))).toEqual([['civic.csv', row, field, reason]]);
    expect(rows.civic).toEqual([]);
  });

  it('with an open quote is refused with the line', () => {
    const { problems, rows } = withFile('civic.csv', (text) => `${text}"open,quote\n`);
    expect(brief(butTitles(problems))).toEqual([['civic.csv', 42, '', 'quoteNotClosed']]);
    expect(rows.civic).toEqual([]);
  });

  it('that is missing is named, and the others load', () => {
    const { problems, rows } = parsePublished(new Map([...published].filter(([name]) => name !== 'civic.csv')));
    expect(brief(butTitles(problems))).toEqual([['civic.csv', 0, '', 'fileMissing']]);
    expect(rows.projects).toHaveLength(127);
  });

  it('may carry a byte order mark and Windows line ends', () => {
    expect(withFile('projects.csv', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`).problems).toEqual([]);
  });
});

describe('any change of one cell', () => {
  const tables = fileNames.filter((name) => name.endsWith('.csv'));
  const cells = new Map(tables.map((name) => [name, parse(published.get(name) ?? '') as string[][]]));
  const whole = parsePublished(published);

  /** All rows, each with its file and line; policies, which have no line, with the place in their list. */
  const listed = (parsed: typeof whole) =>
    Object.entries(parsed.rows).flatMap(
      ([kind, rows]: [string, readonly { row_number?: number; zone_id?: string }[]]) =>
        rows.map((row) => ({ key: `${kind}.csv ${row.row_number}`, kind, row })),
    );

  const place = fc.constantFrom(...tables.filter((name) => name !== 'sources.csv' && name !== 'zone-kinds.csv'));
  const garbage = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ')),
    fc.constantFrom(
      '',
      '-1',
      '1e9',
      '2020-02-30',
      'true',
      '9'.repeat(40),
      '\0',
      '"',
      '=1+1',
      '../..',
      'a'.repeat(3_000),
    ),
  );

  it('never throws, and changes no row but that one and those that refer to it', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.nat(), garbage, (name, rowPick, columnPick, value) => {
        const rows = cells.get(name) ?? [];
        const at = 1 + (rowPick % (rows.length - 1));
        const column = columnPick % (rows[0]?.length ?? 1);
        const changed = rows.map((row, index) => (index === at ? row.with(column, value) : row));
        const text = changed.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
        const parsed = withFile(name, () => text);
        const left = parsed.problems.filter((problem) => problem.file !== name || problem.row !== at + 1);
        for (const problem of left) expect(problem.reason).toMatch(/^(refersToRejected|unknownReference)$/);
        const fallen = new Set([`${name} ${at + 1}`, ...left.map(({ file, row }) => `${file} ${row}`)]);
        const zones = new Set(parsed.rows.zones.map((zone) => zone.id));
        const stays = ({ key, kind, row }: ReturnType<typeof listed>[number]) =>
          kind === 'policies' ? zones.has(row.zone_id ?? '') : !fallen.has(key);
        expect(listed(parsed).filter(({ key }) => key !== `${name} ${at + 1}`)).toEqual(listed(whole).filter(stays));
      }),
    );
  });
});
