import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { loadCalendar } from './load-calendar.ts';
import { calendarSeed } from './seed.ts';
import { listRows } from './store.ts';
import { publishedRows } from './vectors/read-vectors.ts';

const published = new URL('../../../zones/calendars/', import.meta.url);
let on: TestPlatform;
let folder: string;

beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calendar-'));
  for (const file of ['years.csv', 'workdays.csv']) await copyFile(new URL(file, published), join(folder, file));
  return () => rm(folder, { recursive: true });
});

const get = async (url: string) => (await on.request('anonymous', { method: 'GET', url })).json();
const seed = () => calendarSeed(pathToFileURL(`${folder}/`)).run(on.platform);
const edit = async (file: string, change: (text: string) => string) =>
  writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
const addLine = (file: string, line: string) => edit(file, (text) => `${text}${line}\n`);

describe('the seed', () => {
  it('has stored exactly the published rows, and changes nothing the second time', async () => {
    const before = await listRows(on.platform.database.forZone(noZone));
    expect(before.days).toHaveLength(255);
    expect(new Set(before.days.map((day) => JSON.stringify(day)))).toEqual(
      new Set(publishedRows().days.map((day) => JSON.stringify(day))),
    );
    expect(before.notices).toEqual(publishedRows().notices);
    expect(await seed()).toEqual({
      files: [
        { file: 'years.csv', rows: 8, loaded: 0, unchanged: 8 },
        { file: 'workdays.csv', rows: 255, loaded: 0, unchanged: 255 },
      ],
      rejected: [],
    });
    expect(await listRows(on.platform.database.forZone(noZone))).toEqual(before);
  });

  it('refuses to rewrite what is stored and says which row tried', async () => {
    await edit('workdays.csv', (text) => text.replace('2026-10-01,holiday,国庆节', '2026-10-01,holiday,中秋节'));
    const report = await seed();
    expect(report.files[1]).toEqual({ file: 'workdays.csv', rows: 255, loaded: 0, unchanged: 254 });
    expect(report.rejected).toMatchObject([
      { file: 'workdays.csv', row: 249, field: 'date', reason: expect.stringContaining('holiday, 国庆节') },
    ]);
    const day = (await loadCalendar(on.platform.database.forZone(noZone))).noticeDays;
    expect([...day.values()].find((row) => row.day === '2026-10-01')?.holidayName).toBe('国庆节');
  });

  it('refuses the days of a notice whose publication contradicts what is stored', async () => {
    await edit('years.csv', (text) => text.replace('2020-01-27,国务院', '2020-01-26,国务院'));
    await edit('workdays.csv', (text) =>
      text.replaceAll('国办发明电〔2020〕1号,2020-01-27', '国办发明电〔2020〕1号,2020-01-26'),
    );
    const report = await seed();
    expect(report.files).toMatchObject([
      { loaded: 0, unchanged: 7 },
      { loaded: 0, unchanged: 252 },
    ]);
    expect(report.rejected.map((row) => [row.file, row.row])).toEqual([
      ['years.csv', 3],
      ['workdays.csv', 11],
      ['workdays.csv', 13],
      ['workdays.csv', 14],
    ]);
  });

  it('reports bad rows beside good ones and loads the good ones', async () => {
    await addLine('workdays.csv', '2026-02-30,holiday,春节,国办发明电〔2025〕7号,2025-11-04');
    await addLine('workdays.csv', '2026-03-02,makeup,春节,国办发明电〔2025〕7号,2025-11-04');
    const report = await seed();
    expect(report.files[1]).toMatchObject({ rows: 257, loaded: 0, unchanged: 255 });
    expect(report.rejected.map(({ row, field }) => [row, field])).toEqual([
      [257, 'date'],
      [258, 'kind'],
    ]);
  });
});

describe('the endpoints', () => {
  it('answer a visitor: a year', async () => {
    const year = await get('/api/calendar/years/2026');
    expect(year).toMatchObject({ year: 2026, published: true, asOf: null, totals: { workingDays: 248 } });
    expect(year.days).toHaveLength(365);
    expect(year.notices).toMatchObject([{ number: '国办发明电〔2025〕7号', knownFrom: '2025-11-04' }]);
  });

  it('answer a visitor: a deadline, now and as it was known', async () => {
    expect(await get('/api/calendar/deadline?from=2026-09-18&days=20')).toMatchObject({
      dueOn: '2026-10-22',
      provisional: false,
    });
    const url = '/api/calendar/deadline?from=2020-01-17&days=10';
    expect((await get(url)).dueOn).toBe('2020-02-07');
    expect(await get(`${url}&asOf=2020-01-20`)).toMatchObject({ dueOn: '2020-02-05', asOf: '2020-01-20' });
    expect((await get(`${url}&asOf=2020-02-03`)).dueOn).toBe('2020-02-07');
  });

  it('answer a visitor: a period', async () => {
    const count = await get('/api/calendar/between?from=2026-09-18&to=2026-10-22');
    expect(count).toMatchObject({ workingDays: 20, calendarDays: 34, publishedThrough: '2026-12-31' });
  });

  it('answer officers and residents alike', async () => {
    for (const role of ['resident', 'officer', 'auditAdmin'] as const) {
      const answer = await on.request(role, { method: 'GET', url: '/api/calendar/years/2026' });
      expect(answer.statusCode, role).toBe(200);
    }
  });

  it.each([
    ['/api/calendar/years/2036', 422, 'calendar.outOfRange'],
    ['/api/calendar/deadline?from=2019-12-31&days=1', 422, 'calendar.outOfRange'],
    ['/api/calendar/deadline?from=2035-12-31&days=1', 422, 'calendar.outOfRange'],
    ['/api/calendar/between?from=2026-03-02&to=2026-03-01', 422, 'calendar.endBeforeStart'],
  ])('refuse %s', async (url, status, code) => {
    const answer = await on.request('anonymous', { method: 'GET', url });
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
    expect(answer.json().error.message).not.toContain('{{');
  });

  it.each([
    ['/api/calendar/years/next', 'year'],
    ['/api/calendar/deadline?from=2026-02-30&days=1', 'from'],
    ['/api/calendar/deadline?from=2026-03-02&days=0', 'days'],
    ['/api/calendar/deadline?from=2026-03-02&days=2001', 'days'],
    ['/api/calendar/deadline?from=2026-03-02&days=1.5', 'days'],
    ['/api/calendar/deadline?days=5', 'from'],
    ['/api/calendar/between?from=2026-03-02&to=2026-03-03&asOf=today', 'asOf'],
  ])('name the field that is wrong in %s', async (url, field) => {
    const answer = await on.request('anonymous', { method: 'GET', url });
    expect(answer.json().error.fields.map((each: { field: string }) => each.field)).toEqual([field]);
  });
});

describe('a new notice', () => {
  it('makes its year firm at once, keeps what was known before, and may reach into the December before', async () => {
    expect(await get('/api/calendar/deadline?from=2026-12-29&days=5')).toMatchObject({
      dueOn: '2027-01-05',
      provisional: true,
      unpublishedYears: [2027],
    });
    const notice = '国办发明电〔2026〕9999号,2026-11-10';
    await addLine('years.csv', `2027,${notice},虚构的2027年安排,https://example.org/2027.htm`);
    await addLine('workdays.csv', `2027-01-01,holiday,元旦,${notice}`);
    await addLine('workdays.csv', `2026-12-31,holiday,元旦,${notice}`);
    expect((await seed()).files).toMatchObject([{ loaded: 1 }, { loaded: 2 }]);
    expect(await get('/api/calendar/deadline?from=2026-12-29&days=5')).toMatchObject({
      dueOn: '2027-01-07',
      provisional: false,
      publishedThrough: '2027-12-31',
    });
    expect(await get('/api/calendar/deadline?from=2026-12-29&days=5&asOf=2026-11-09')).toMatchObject({
      dueOn: '2027-01-05',
      provisional: true,
    });
  });
});

describe('the tables', () => {
  const day = 'insert into calendar.notice_day (day, kind, holiday_name, known_from, notice) values';
  const of2026 = "'2025-11-04', '国办发明电〔2025〕7号'";

  async function refusalOf(role: 'yuanshu_app' | 'yuanshu_importer', statement: string): Promise<string> {
    const client = await on.connect(role);
    try {
      await client.query(statement);
      return 'accepted';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.end();
    }
  }

  it('are not written by the application', async () => {
    for (const statement of [
      `${day} ('2026-11-02', 'holiday', '节', ${of2026})`,
      "update calendar.notice_day set kind = 'workday'",
      'delete from calendar.notice_day',
      'delete from calendar.published_year',
    ])
      expect(await refusalOf('yuanshu_app', statement), statement).toBe('42501');
  });

  it('only grow, even for the importer', async () => {
    for (const statement of ["update calendar.notice_day set kind = 'workday'", 'delete from calendar.published_year'])
      expect(await refusalOf('yuanshu_importer', statement), statement).toBe('42501');
  });

  it.each([
    ['a make-up day on a weekday', `('2026-11-02', 'makeup', '节', ${of2026})`, '23514'],
    ['an ordinary weekend on a weekday', `('2026-11-02', 'weekend', null, ${of2026})`, '23514'],
    ['a holiday without a name', `('2026-11-02', 'holiday', null, ${of2026})`, '23514'],
    ['an unknown kind', `('2026-11-02', 'rest', '节', ${of2026})`, '23514'],
    [
      'a day known before its notice',
      "('2026-11-02', 'holiday', '节', '2025-11-03', '国办发明电〔2025〕7号')",
      '23503',
    ],
    ['a day said twice by one publication', `('2026-10-01', 'holiday', '节', ${of2026})`, '23505'],
  ])('refuse %s', async (_what, values, code) => {
    expect(await refusalOf('yuanshu_importer', `${day} ${values}`)).toBe(code);
  });
});
