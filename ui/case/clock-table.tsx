import './case.css';
import { formatDate } from '../format/date.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { type ClockData, type ClockRange, rangesOf } from './clock-days.ts';

/** Why a limit ends on its day: ranges of days, what each is, whether it counts, and on what ground. */
export function ClockTable({ clock, today }: { clock: ClockData; today: string }) {
  const text = useText('cases');
  return (
    <section className="ys-section" aria-label={text('casePage.why')}>
      <header>
        <h2>{text('casePage.why')}</h2>
        <span>{clock.provisional ? text('casePage.provisional') : clock.basis}</span>
      </header>
      <table className="ys-clock-table">
        <caption className="ys-hidden">{text('casePage.whyCaption', { title: clock.title })}</caption>
        <thead className="ys-hidden">
          <tr>
            {['days', 'what', 'counts', 'ground'].map((key) => (
              <th key={key} scope="col">
                {text(`casePage.whyColumns.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rangesOf(clock, today).map((range) => (
            <RangeRow key={range.from} range={range} clock={clock} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RangeRow({ range, clock }: { range: ClockRange; clock: ClockData }) {
  const text = useText('cases');
  const locale = useLocale();
  const { from, to, counted, kind, holidayName } = range;
  const days =
    from === to
      ? formatDate(from, locale, 'weekday')
      : text('casePage.fromTo', { from: formatDate(from, locale, 'day'), to: formatDate(to, locale, 'day') });
  const marks = [range.due ? 'due' : '', range.today ? 'now' : '', counted === null ? 'rest' : ''];
  const numbers =
    counted === null ? undefined : counted[0] === counted[1] ? `${counted[0]}` : `${counted[0]}—${counted[1]}`;
  return (
    <tr className={marks.filter((mark) => mark !== '').join(' ')}>
      <th scope="row">{days}</th>
      <td>
        {kind === 'holiday' && holidayName !== null
          ? text('casePage.range.holidayOf', { name: holidayName })
          : text(`casePage.range.${kind === 'counted' && clock.unit === 'calendarDays' ? 'calendar' : kind}`)}
      </td>
      <td className="count">
        {numbers === undefined
          ? text(range.kind === 'start' ? 'casePage.startNotCounted' : 'casePage.notCounted')
          : text('casePage.countedDays', { numbers })}
      </td>
      <td>{groundOf(range, clock, text, locale)}</td>
    </tr>
  );
}

function groundOf(
  range: ClockRange,
  clock: ClockData,
  text: ReturnType<typeof useText>,
  locale: ReturnType<typeof useLocale>,
): string {
  if (range.kind === 'start') return text('casePage.ground.start');
  if (range.due) return text('casePage.ground.due', { title: clock.title });
  if (range.today && range.counted !== null) return text('casePage.ground.today', { count: range.counted[1] });
  if (range.makeup !== null) return text('casePage.ground.makeup', { day: formatDate(range.makeup, locale, 'day') });
  return range.source ?? (range.kind === 'paused' ? text('casePage.ground.paused') : '');
}
