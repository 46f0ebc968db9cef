import type { Locale } from '#platform/i18n/contract/locale.ts';
import { formatDate, type Text, useLocale, useText } from '#ui/index.ts';
import type { Deadline, DeadlineRange } from '../../contract/deadline.ts';
import { yearOf } from '../../contract/plain-date.ts';
import { formatRange } from './date-range.ts';
import { holidayName } from './holiday-name.ts';

/** Every day from the start to the due date, range by range: what it is, whether it counts, why. */
export function ExplanationTable({ deadline }: { deadline: Deadline }) {
  const text = useText('calendar');
  const locale = useLocale();
  return (
    <table className="cal-why">
      <thead className="ys-hidden">
        <tr>
          <th scope="col">{text('table.dates')}</th>
          <th scope="col">{text('table.kind')}</th>
          <th scope="col">{text('table.counted')}</th>
          <th scope="col">{text('table.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {deadline.ranges.map((range, index) => {
          const due = range.to === deadline.dueOn;
          const before = deadline.ranges[index - 1];
          const newYear = before !== undefined && yearOf(before.to) !== yearOf(range.from);
          return (
            <tr key={range.from} className={due ? 'due' : range.reason}>
              <th scope="row">{formatRange(range.from, range.to, { text, locale, withYear: newYear })}</th>
              <td>{kindText(range, text)}</td>
              <td className="counted">{countedText(range, text)}</td>
              <td>{reasonsOf(range, { text, locale, due }).join(text('semicolon'))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function kindText(range: DeadlineRange, text: Text): string {
  return range.reason === 'holiday'
    ? text('kind.holiday', { name: holidayName(range.holidayName, text) })
    : text(`kind.${range.reason}`);
}

function countedText({ reason, counted }: DeadlineRange, text: Text): string {
  if (counted === null) return text(reason === 'startDay' ? 'counted.startDay' : 'counted.no');
  if (counted.first === counted.last) return text('counted.one', { day: counted.first });
  return text('counted.range', { first: counted.first, last: counted.last });
}

function reasonsOf(
  range: DeadlineRange,
  { text, locale, due }: { text: Text; locale: Locale; due: boolean },
): string[] {
  const reasons: string[] = [];
  if (range.reason === 'startDay') reasons.push(text('reason.startDay'));
  else {
    if (range.source !== null) reasons.push(range.source);
    for (const day of range.makeupDays)
      reasons.push(text('reason.makeup', { date: formatDate(day.date, locale, 'weekday') }));
    if (range.provisional) reasons.push(text('reason.provisional', { year: String(yearOf(range.from)) }));
  }
  if (due) reasons.push(text('reason.due'));
  return reasons;
}
