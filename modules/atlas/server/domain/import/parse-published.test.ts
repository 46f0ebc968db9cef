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
    ['projects.csv', 7, '12.5', 'area_m2', 'notInteger'],
    ['projects.csv', 13, '2020-02-30', 'start_date', 'notDate'],
    ['projects.csv', 13, '2020-13', 'start_date', 'notDate'],
    ['projects.csv', 2, '', 'name', 'missing'],
    ['projects.csv', 2, '长'.repeat(2_001), 'name', 'tooLong'],
    ['projects.csv', 1, 'atlantis', 'zone_id', 'unknownReference'],
    ['projects.csv', 17, 'no-such-project', 'parent_project_id', 'unknownReference'],
    ['projects.csv', 20, 'investment', 'bounds', 'notBounds'],
    ['projects.csv', 20, 'investment:vaguely', 'bounds', 'notBounds'],
    ['projects.csv', 22, 'investment_yuan', 'printed', 'notPrinted'],
    ['projects.csv', 23, 'elsewhere.txt', 'source', 'unknownSource'],
    ['projects.csv', 24, '0', 'line', 'notInteger'],
    ['projects.csv', 25, '1', 'line_end', 'linesReversed'],
    ['projects.csv', 26, '9-3', 'also_lines', 'notLines'],
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

  it('of a policy names the path', () => {
    const { problems, rows } = withFile('policies.json', (text) => text.replace('"kind": "subsidy"', '"kind": "gift"'));
    expect(brief(problems)).toEqual([['policies.json', 1, 'instruments.0.kind', 'notInList']]);
    expect(rows.policies).toHaveLength(33);
  });
});

describe('a file', () => {
  it.each([
    ['another header', (text: string) => text.replace('zone_id', 'zone'), 1, 'zone_id', 'wrongHeader'],
    ['a column too many', (text: string) => text.replace('also_lines', 'also_lines,more'), 1, '', 'wrongHeader'],
    ['nothing', () => '', 1, 'id', 'wrongHeader'],
    ['more than 2 MB', (text: string) => text + 'x'.repeat(2_000_001), 0, '', 'fileTooLarge'],
  ])('with %s is refused as a whole', (_name, change, row, field, reason) => {
    const { problems, rows } = withFile('civic.csv', change);
    expect(brief(problems)).toEqual([['civic.csv', row, field, reason]]);
    expect(rows.civic).toEqual([]);
  });

  it('with an open quote is refused with the line', () => {
    const { problems } = withFile('civic.csv', (text) => `${text}"open,quote\n`);
    expect(problems).toMatchObject([
      { file: 'civic.csv', reason: 'unreadable', params: { detail: 'CSV_QUOTE_NOT_CLOSED' } },
    ]);
  });

  it('that is missing is named, and the others load', () => {
    const { problems, rows } = parsePublished(new Map([...published].filter(([name]) => name !== 'civic.csv')));
    expect(brief(problems)).toEqual([['civic.csv', 0, '', 'fileMissing']]);
    expect(rows.projects).toHaveLength(127);
  });

  it('that is no JSON is refused', () => {
    expect(brief(withFile('policies.json', () => '{').problems)).toEqual([['policies.json', 0, '', 'unreadable']]);
    expect(brief(withFile('policies.json', () => '{}').problems)).toEqual([['policies.json', 0, '', 'unreadable']]);
  });

  it('may carry a byte order mark and Windows line ends', () => {
    expect(withFile('projects.csv', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`).problems).toEqual([]);
  });

  it('counts the lines of a quoted cell', () => {
    const { problems } = withFile('civic.csv', (text) => {
      const [header, first, ...rest] = text.split('\n');
      return [header, first?.replace(/"[^"]*"/, '"two\nlines"'), 'broken', ...rest].join('\n');
    });
    expect(problems.map((problem) => problem.row)).toContain(4);
  });
});

describe('any change of one cell', () => {
  it('never throws, and never changes another row', () => {
    const lines = (published.get('projects.csv') ?? '').split('\n');
    const ids = lines.slice(1, -1).map((line) => line.split(',')[0] ?? '');
    const whole = new Map(parsePublished(published).rows.projects.map((row) => [row.id, row]));
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.integer({ min: 1, max: 26 }),
        fc.string({ maxLength: 30 }),
        (id, column, value) => {
          const cell = `"${value.replaceAll('"', '""').replace(/[\r\n]/g, ' ')}"`;
          const { rows, problems } = withFile('projects.csv', setCell(id, column, cell));
          const children = [...whole.values()].filter((row) => row.parent_project_id === id).map((row) => row.id);
          for (const row of rows.projects) {
            if (row.id !== id && !children.includes(row.id)) expect(row).toEqual(whole.get(row.id));
          }
          for (const problem of problems) expect(fileNames).toContain(problem.file);
        },
      ),
      { numRuns: 60 },
    );
  });
});
