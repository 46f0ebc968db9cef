import { formatDate, useLocale, useText } from '#ui/index.ts';
import type { Deadline } from '../../contract/deadline.ts';
import { formatRange } from './date-range.ts';
import { ExplanationTable } from './explanation-table.tsx';
import { Provisional } from './provisional.tsx';
import { Notices } from './year-view.tsx';

/** The due date in words, how firm it is, and why it is this day. */
export function DeadlineAnswer({ deadline, stale }: { deadline: Deadline; stale: boolean }) {
  const text = useText('calendar');
  const locale = useLocale();
  const { dueOn, from, days, calendarDays, asOf } = deadline;
  return (
    <div className={stale ? 'cal-answer stale' : 'cal-answer'} aria-live="polite">
      <p className="cal-due">
        <span>{text('answer.due')}</span>
        <strong>{formatRange(dueOn, dueOn, { text, locale, withYear: true })}</strong>
      </p>
      <p className="cal-due-note">{text('answer.note', { from: formatDate(from, locale), days, calendarDays })}</p>
      {asOf === null ? null : <p className="cal-known">{text('knownOn', { date: formatDate(asOf, locale) })}</p>}
      {deadline.provisional ? (
        <p>
          <Provisional years={deadline.unpublishedYears} />
        </p>
      ) : null}
      <h3>{text('answer.why')}</h3>
      <ExplanationTable deadline={deadline} />
      <p className="cal-law">{text('reason.law')}</p>
      <Notices notices={deadline.notices} />
    </div>
  );
}
