import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { CalendarDay } from '../../contract/day.ts';
import type { Deadline, DeadlineRange } from '../../contract/deadline.ts';
import en from '../../locale/en.json' with { type: 'json' };
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import { ExplanationTable } from './explanation-table.tsx';
import { MonthGrid } from './month-grid.tsx';
import { Provisional } from './provisional.tsx';
import type { Week } from './weeks.ts';

beforeEach(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: false,
    resources: { 'zh-CN': { calendar: zh }, en: { calendar: en } },
    interpolation: { escapeValue: false },
  });
});

const source = '国办发明电〔2025〕7号';
const plain = { counted: null, holidayName: null, source: null, makeupDays: [], provisional: false };

function range(from: string, to: string, rest: Partial<DeadlineRange> & Pick<DeadlineRange, 'reason'>): DeadlineRange {
  return { ...plain, from, to, ...rest };
}

function day(date: string, rest: Partial<CalendarDay> & Pick<CalendarDay, 'kind'>): CalendarDay {
  return { date, holidayName: null, source: null, provisional: false, ...rest };
}

/** The text of each cell, row by row, as a reader sees it. */
async function rowsOf(ranges: DeadlineRange[], locale: Locale): Promise<string[][]> {
  await i18next.changeLanguage(locale);
  const deadline = { ranges, dueOn: ranges.at(-1)?.to } as Deadline;
  const html = renderToStaticMarkup(createElement(ExplanationTable, { deadline }));
  const body = html.slice(html.indexOf('<tbody>'));
  return [...body.matchAll(/<tr.*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell ?? ''),
  );
}

describe('the explanation', () => {
  const ranges = [
    range('2026-12-30', '2026-12-30', { reason: 'startDay' }),
    range('2026-12-31', '2026-12-31', { reason: 'working', counted: { first: 1, last: 1 } }),
    range('2027-01-01', '2027-01-01', { reason: 'working', counted: { first: 2, last: 2 }, provisional: true }),
    range('2027-01-02', '2027-01-03', { reason: 'weekend', provisional: true }),
    range('2027-01-04', '2027-01-05', { reason: 'working', counted: { first: 3, last: 4 }, provisional: true }),
  ];

  it('says in Chinese what each range is, what counts and why, and the year where it turns', async () => {
    expect(await rowsOf(ranges, 'zh-CN')).toEqual([
      ['12月30日 周三', '起算日', '当日不计', '民法典 201 条'],
      ['12月31日 周四', '工作日', '第 1 日', ''],
      ['2027年1月1日 周五', '工作日', '第 2 日', '2027 年通知未公布'],
      ['1月2日—3日', '休息日', '不计', '2027 年通知未公布'],
      ['1月4日—5日', '工作日', '第 3—4 日', '2027 年通知未公布；期限届满'],
    ]);
  });

  it('says the same in English', async () => {
    expect(await rowsOf(ranges, 'en')).toEqual([
      ['Wed 30 Dec', 'Start day', 'Not counted', 'Civil Code, article 201'],
      ['Thu 31 Dec', 'Working days', 'Day 1', ''],
      ['Fri 1 Jan 2027', 'Working days', 'Day 2', 'Notice for 2027 not published'],
      ['2–3 Jan', 'Weekend', 'Not counted', 'Notice for 2027 not published'],
      ['4–5 Jan', 'Working days', 'Days 3–4', 'Notice for 2027 not published; Limit ends'],
    ]);
  });

  it('names holidays, their notice and every make-up day', async () => {
    const makeupDays = ['2026-10-10', '2026-10-11'].map((date) => day(date, { kind: 'makeup', source }));
    const named = [
      range('2026-10-01', '2026-10-07', { reason: 'holiday', holidayName: '国庆节、中秋节', source }),
      range('2026-10-08', '2026-10-11', { reason: 'working', counted: { first: 1, last: 4 }, makeupDays }),
      range('2026-10-12', '2026-10-12', { reason: 'holiday', holidayName: '新设节日', source }),
      range('2026-10-13', '2026-10-13', { reason: 'working', counted: { first: 5, last: 5 } }),
    ];
    const [both, worked, unknown] = await rowsOf(named, 'en');
    expect(both).toEqual(['1–7 Oct', 'National Day, Mid-Autumn Festival', 'Not counted', source]);
    expect(worked?.[3]).toBe('Sat 10 Oct is worked; Sun 11 Oct is worked');
    expect(unknown?.[1]).toBe('新设节日');
    expect((await rowsOf(named, 'zh-CN'))[0]?.[1]).toBe('国庆节、中秋节放假');
  });
});

describe('a month', () => {
  const weeks: Week[] = [
    [
      null,
      null,
      null,
      day('2026-10-01', { kind: 'holiday', holidayName: '国庆节', source }),
      day('2026-10-02', { kind: 'workday' }),
      day('2026-10-03', { kind: 'makeup', holidayName: '国庆节', source }),
      day('2026-10-04', { kind: 'weekend' }),
    ],
  ];
  const highlights = {
    today: '2026-10-02',
    startOn: '2026-10-01',
    dueOn: '2026-10-03',
    counted: new Set(['2026-10-03']),
  };
  const cells = () =>
    [...renderToStaticMarkup(createElement(MonthGrid, { month: 10, weeks, highlights })).matchAll(/<td.*?<\/td>/g)].map(
      ([cell]) => cell,
    );

  it('marks rest, make-up, counted, start, due and today, each with words', () => {
    const [, , , holiday, today, makeup, weekend] = cells();
    expect(holiday).toContain('class="rest start"');
    expect(holiday).toContain(`title="国庆节放假，${source}"`);
    expect(holiday).toContain('<abbr class="holiday">休</abbr>');
    expect(today).toContain('class="today"');
    expect(today).toContain('>今天</span>');
    expect(makeup).toContain('class="counted due"');
    expect(makeup).toContain('<abbr class="makeup">班</abbr>');
    expect(makeup).toContain('>期限届满</span>');
    expect(weekend).toContain('class="rest"');
    expect(weekend).not.toContain('abbr');
  });

  it('leaves the places before its first day empty', () => {
    expect(cells().slice(0, 3)).toEqual(['<td></td>', '<td></td>', '<td></td>']);
  });
});

describe('what is not published', () => {
  it('is named year by year', () => {
    const html = renderToStaticMarkup(createElement(Provisional, { years: [2027, 2028] }));
    expect(html).toContain('<b>暂定</b> 2027、2028 年放假通知尚未公布');
  });
});
