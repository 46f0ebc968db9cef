import { describe, expect, it } from 'vitest';
import { parseDays, parseNotices } from './parse-notices.ts';
import { publishedRows } from './vectors/read-vectors.ts';

const notices = (...lines: string[]) =>
  parseNotices('years.csv', ['year,notice,known_from,title,source', ...lines].join('\n'));
const good = '2026,国办发明电〔2025〕7号,2025-11-04,关于2026年部分节假日安排的通知,https://www.gov.cn/a.htm';
const known = notices(good).rows.map((row) => row.value);
const days = (...lines: string[]) =>
  parseDays('workdays.csv', ['date,kind,holiday_name,notice,known_from', ...lines].join('\n'), known);
const of2026 = '国办发明电〔2025〕7号,2025-11-04';

describe('the published files', () => {
  it('are accepted whole', () => {
    const rows = publishedRows();
    expect(rows.notices).toHaveLength(8);
    expect(rows.days).toHaveLength(255);
  });

  it('keep both versions of the day that was amended', () => {
    const amended = publishedRows().days.filter((day) => day.day === '2020-02-01');
    expect(amended.map((day) => [day.kind, day.knownFrom])).toEqual([
      ['makeup', '2019-11-21'],
      ['holiday', '2020-01-27'],
    ]);
  });
});

describe('years.csv', () => {
  it('reads a notice, also after a byte order mark and with CRLF', () => {
    const parsed = parseNotices('years.csv', `\uFEFFyear,notice,known_from,title,source\r\n${good}\r\n`);
    expect(parsed.rejected).toEqual([]);
    expect(parsed.rows).toEqual([
      {
        line: 2,
        value: {
          number: '国办发明电〔2025〕7号',
          year: 2026,
          knownFrom: '2025-11-04',
          title: '关于2026年部分节假日安排的通知',
          url: 'https://www.gov.cn/a.htm',
        },
      },
    ]);
  });

  it.each([
    ['x,a,2025-11-04,t,https://a.cn', 'year', 'is not a year'],
    ['2019,a,2025-11-04,t,https://a.cn', 'year', 'lies before 2020'],
    ['2036,a,2025-11-04,t,https://a.cn', 'year', 'lies after 2035'],
    ['2026,,2025-11-04,t,https://a.cn', 'notice', 'is empty'],
    ['2026,a,2025-11-31,t,https://a.cn', 'known_from', 'is not a date YYYY-MM-DD'],
    ['2026,a,2025-11-04,,https://a.cn', 'title', 'is empty'],
    ['2026,a,2025-11-04,t,javascript:alert(1)', 'source', 'is not a web address'],
  ])('rejects %s', (line, field, reason) => {
    const parsed = notices(good, line);
    expect(parsed.rows).toHaveLength(1);
    expect(parsed.rejected).toEqual([{ file: 'years.csv', row: 3, field, reason }]);
  });

  it('rejects a notice that stands twice', () => {
    expect(notices(good, good).rejected).toMatchObject([{ row: 3, field: 'notice' }]);
  });
});

describe('workdays.csv', () => {
  it('takes each kind where it can be', () => {
    const parsed = days(
      `2026-10-01,holiday,国庆节,${of2026}`,
      `2026-10-10,makeup,国庆节,${of2026}`,
      `2026-10-17,weekend,,${of2026}`,
      `2026-10-19,workday,,${of2026}`,
      `2025-12-31,holiday,元旦,${of2026}`,
    );
    expect(parsed.rejected).toEqual([]);
    expect(parsed.total).toBe(5);
    expect(parsed.rows[2]?.value).toEqual({
      day: '2026-10-17',
      kind: 'weekend',
      holidayName: null,
      knownFrom: '2025-11-04',
      notice: '国办发明电〔2025〕7号',
    });
  });

  it.each([
    [`2026-02-30,holiday,春节,${of2026}`, 'date', 'is not a date YYYY-MM-DD'],
    [`2026-02-16,rest,春节,${of2026}`, 'kind', 'is not one of workday, weekend, holiday, makeup'],
    [`2026-02-16,holiday,,${of2026}`, 'holiday_name', 'is empty'],
    [`2026-02-16,makeup,春节,${of2026}`, 'kind', 'makeup does not fit a weekday'],
    [`2026-02-16,weekend,,${of2026}`, 'kind', 'weekend does not fit a weekday'],
    [`2026-02-14,workday,,${of2026}`, 'kind', 'workday does not fit a weekend'],
    ['2026-02-16,holiday,春节,unheard,2025-11-04', 'notice', 'unheard is not in years.csv'],
    [
      '2026-02-16,holiday,春节,国办发明电〔2025〕7号,2025-11-05',
      'known_from',
      '国办发明电〔2025〕7号 was published on 2025-11-04',
    ],
    [`2027-01-01,holiday,元旦,${of2026}`, 'date', '国办发明电〔2025〕7号 arranges 2026, not 2027'],
    [`2025-11-30,makeup,元旦,${of2026}`, 'date', '国办发明电〔2025〕7号 arranges 2026, not 2025'],
  ])('rejects %s', (line, field, reason) => {
    const parsed = days(`2026-10-01,holiday,国庆节,${of2026}`, '', line);
    expect(parsed.rows).toHaveLength(1);
    expect(parsed.rejected).toEqual([{ file: 'workdays.csv', row: 4, field, reason }]);
  });

  it('names every broken field of a row, also of one that is too short', () => {
    expect(days('2026-13-01,rest').rejected.map((row) => row.field)).toEqual([
      'date',
      'kind',
      'holiday_name',
      'notice',
      'known_from',
    ]);
  });

  it('rejects a day that stands twice with one date of knowledge', () => {
    const line = `2026-10-01,holiday,国庆节,${of2026}`;
    expect(days(line, line).rejected).toMatchObject([{ row: 3, field: 'date' }]);
  });
});
