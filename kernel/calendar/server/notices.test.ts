import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dayNumberOf, plainDateOf, weekdayOf } from '../contract/plain-date.ts';
import { publishedRows } from './vectors/read-vectors.ts';

/** The arrangements of the notices word for word: what the data must say is read out of the sentences themselves. */
const sentences: { notice: string; year: string; sentence: string }[] = parse(
  readFileSync(new URL('./vectors/notice-sentences.csv', import.meta.url), 'utf8'),
  { columns: true },
);
const notices = [...Map.groupBy(sentences, (row) => row.notice)].map(([number, rows]) => ({
  number,
  year: Number(rows[0]?.year),
  sentences: rows.map((row) => row.sentence),
}));

/** `2022年12月31日（…周六）`: year and month may be left out where the sentence named them before. */
const dayPattern = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（([^）]*)）)?`;

interface Place {
  year: number;
  month: number;
}

/** A day of a sentence; the weekday that the notice adds must be the day's own. */
function dayOf([year, month, day, aside]: (string | undefined)[], before: Place): { number: number; place: Place } {
  const place = { year: Number(year ?? before.year), month: Number(month ?? before.month) };
  const two = (value: number) => String(value).padStart(2, '0');
  const number = dayNumberOf(`${place.year}-${two(place.month)}-${two(Number(day))}`);
  const weekday = /(?:周|星期)([一二三四五六日])/.exec(aside ?? '')?.[1];
  if (weekday !== undefined) expect('一二三四五六日'.indexOf(weekday) + 1).toBe(weekdayOf(number));
  return { number, place };
}

/** What a sentence such as 春节：1月24日至30日放假调休，共7天。1月19日（星期日）上班。 says of days. */
function daysOf(sentence: string, year: number): string[] {
  const [holiday = '', arrangement = ''] = sentence.split('：');
  return arrangement.split('。').flatMap((clause) => {
    const start = { year, month: 0 };
    if (clause.endsWith('上班'))
      return [...clause.matchAll(new RegExp(dayPattern, 'g'))].map(
        (found) => `${plainDateOf(dayOf(found.slice(1), start).number)} makeup ${holiday}`,
      );
    const off = new RegExp(`^${dayPattern}(?:至${dayPattern})?放假`).exec(clause);
    if (off === null) return [];
    const first = dayOf(off.slice(1, 5), start);
    const last = off[7] === undefined ? first : dayOf(off.slice(5, 9), first.place);
    const length = last.number - first.number + 1;
    const total = /(?:共|放假)(\d+)天/.exec(clause)?.[1];
    expect(length, sentence).toBe(total === undefined ? 1 : Number(total));
    return Array.from({ length }, (_, index) => `${plainDateOf(first.number + index)} holiday ${holiday}`);
  });
}

describe('the data say what the notices say', () => {
  it('has the notice of every year, and the amendment of 2020 beside them', () => {
    const amendment = '国办发明电〔2020〕1号';
    const numbers = publishedRows().notices.map((notice) => notice.number);
    expect(numbers.filter((number) => number !== amendment)).toEqual(notices.map((notice) => notice.number));
    expect(numbers).toContain(amendment);
  });

  it.each(notices)('$number for $year', ({ number, year, sentences }) => {
    const told = sentences.flatMap((sentence) => daysOf(sentence, year)).toSorted();
    const stored = publishedRows()
      .days.filter((day) => day.notice === number)
      .map((day) => `${day.day} ${day.kind} ${day.holidayName}`);
    expect(stored.toSorted()).toEqual(told);
  });

  it('reads sentences that turn month and year, and lengths that do not fit', () => {
    expect(daysOf('元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023)).toEqual([
      '2022-12-31 holiday 元旦',
      '2023-01-01 holiday 元旦',
      '2023-01-02 holiday 元旦',
    ]);
    expect(daysOf('端午节：6月10日放假，与周末连休。', 2024)).toEqual(['2024-06-10 holiday 端午节']);
    expect(() => daysOf('春节：2月10日至17日放假调休，共7天。', 2024)).toThrow();
    expect(() => daysOf('春节：2月4日（星期六）上班。', 2024)).toThrow();
  });
});
