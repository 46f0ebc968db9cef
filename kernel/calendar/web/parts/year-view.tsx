import { BusyBar, ErrorState, formatDate, Icon, LoadingState, useApi, useLocale, useText } from '#ui/index.ts';
import type { CalendarNotice } from '../../contract/day.ts';
import { getYear } from '../../contract/endpoints.ts';
import { firstYear, lastYear } from '../../contract/limits.ts';
import type { PlainDate } from '../../contract/plain-date.ts';
import type { CalendarYear } from '../../contract/year.ts';
import { type Highlights, MonthGrid } from './month-grid.tsx';
import { Provisional } from './provisional.tsx';
import { monthsOf } from './weeks.ts';

/** A year as twelve months, with its totals and the notices that it rests on. */
export function YearView({
  year,
  asOf,
  highlights,
  onYear,
}: {
  year: number;
  asOf: PlainDate | undefined;
  highlights: Highlights;
  onYear: (year: number) => void;
}) {
  const answer = useApi(getYear, { params: { year: String(year) }, query: asOf === undefined ? {} : { asOf } });
  return (
    <>
      <YearSwitch year={year} onYear={onYear} />
      <BusyBar busy={answer.isFetching && answer.data !== undefined} />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={10} /> : null}
      {answer.data ? <LoadedYear loaded={answer.data} highlights={highlights} /> : null}
    </>
  );
}

function YearSwitch({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const text = useText('calendar');
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return (
    <div className="cal-switch">
      <button type="button" disabled={year <= firstYear} onClick={() => onYear(year - 1)}>
        <Icon name="left" /> {text('year.previous')}
      </button>
      <label>
        <span className="ys-hidden">{text('year.choose')}</span>
        <select value={year} onChange={(event) => onYear(Number(event.target.value))}>
          {years.map((each) => (
            <option key={each} value={each}>
              {text('year.name', { year: String(each) })}
            </option>
          ))}
        </select>
      </label>
      <button type="button" disabled={year >= lastYear} onClick={() => onYear(year + 1)}>
        {text('year.next')} <Icon name="right" />
      </button>
    </div>
  );
}

function LoadedYear({ loaded, highlights }: { loaded: CalendarYear; highlights: Highlights }) {
  const text = useText('calendar');
  const locale = useLocale();
  const { totals, published, notices, asOf } = loaded;
  return (
    <>
      <p className="cal-totals">
        <span>
          <b>{totals.workingDays}</b> {text('year.workingDays', { count: totals.workingDays })}
        </span>
        {published ? <NoticeTotals totals={totals} /> : <Provisional years={[loaded.year]} />}
      </p>
      {asOf === null ? null : <p className="cal-known">{text('knownOn', { date: formatDate(asOf, locale) })}</p>}
      <Notices notices={notices} />
      <div className={published ? 'cal-year' : 'cal-year provisional'}>
        {monthsOf(loaded.days).map((weeks, index) => (
          <MonthGrid
            key={weeks[0]?.find((day) => day !== null)?.date}
            month={index + 1}
            weeks={weeks}
            highlights={highlights}
          />
        ))}
      </div>
      <Legend />
    </>
  );
}

/** Days off and make-up days: known only where a notice is published, so never shown as nought elsewhere. */
function NoticeTotals({ totals }: { totals: CalendarYear['totals'] }) {
  const text = useText('calendar');
  return (
    <>
      <span>
        <b>{totals.holidayDays}</b> {text('year.holidayDays', { count: totals.holidayDays })}
      </span>
      <span>
        <b>{totals.makeupDays}</b> {text('year.makeupDays', { count: totals.makeupDays })}
      </span>
    </>
  );
}

/** The notices behind an answer, each a link to its published text. */
export function Notices({ notices }: { notices: readonly CalendarNotice[] }) {
  const text = useText('calendar');
  if (notices.length === 0) return null;
  return (
    <p className="cal-notices">
      {notices.map((notice) => (
        <span key={notice.number}>
          <a href={notice.url} target="_blank" rel="noreferrer" title={notice.title}>
            {notice.number}
          </a>{' '}
          {text('publishedOn', { date: notice.knownFrom })}
        </span>
      ))}
    </p>
  );
}

function Legend() {
  const text = useText('calendar');
  return (
    <ul className="cal-legend">
      <li>
        <abbr className="holiday">{text('mark.holiday')}</abbr> {text('legend.holiday')}
      </li>
      <li>
        <abbr className="makeup">{text('mark.makeup')}</abbr> {text('legend.makeup')}
      </li>
      <li>
        <i className="rest" /> {text('legend.rest')}
      </li>
      <li>
        <i className="counted" /> {text('legend.counted')}
      </li>
      <li>
        <i className="due" /> {text('due')}
      </li>
      <li>
        <i className="today" /> {text('today')}
      </li>
    </ul>
  );
}
