import '../parts/calendar.css';
import { useMemo } from 'react';
import { type ApiError, ErrorState, LoadingState, Page, Section, useApi, useText, useUrlSearch } from '#ui/index.ts';
import type { Deadline } from '../../contract/deadline.ts';
import { computeDeadline } from '../../contract/endpoints.ts';
import { dayNumberOf, plainDateOf } from '../../contract/plain-date.ts';
import { readSearch, todayInChina } from '../parts/calendar-search.ts';
import { DeadlineAnswer } from '../parts/deadline-answer.tsx';
import { DeadlineForm } from '../parts/deadline-form.tsx';
import type { Highlights } from '../parts/month-grid.tsx';
import { YearView } from '../parts/year-view.tsx';

/** Working days of a year, and the last day of a limit with its explanation; all of its state is in the address. */
export function CalendarPage() {
  const text = useText('calendar');
  const [address, change] = useUrlSearch();
  const today = useMemo(() => todayInChina(new Date()), []);
  const search = readSearch(address, today);
  const { from, days, asOf } = search;
  const asked = from !== undefined && days !== undefined;
  const answer = useApi(
    computeDeadline,
    { query: { from: from ?? today, days: String(days ?? 1), ...(asOf === undefined ? {} : { asOf }) } },
    { enabled: asked },
  );
  const deadline = asked && !answer.error ? answer.data : undefined;
  const highlights = useMemo(() => highlightsOf(deadline, today), [deadline, today]);
  return (
    <Page title={text('title')} meta={text('meta')}>
      <div className="cal-columns">
        <Section title={text('form.title')}>
          <DeadlineForm
            key={`${from} ${days} ${asOf}`}
            search={search}
            today={today}
            onCompute={(input) =>
              change({ from: input.from, days: input.days, ...(input.asOf === undefined ? {} : { asOf: input.asOf }) })
            }
          />
          {asked && answer.error ? <Failure error={answer.error} onRetry={() => void answer.refetch()} /> : null}
          {asked && answer.isPending ? <LoadingState lines={8} /> : null}
          {deadline ? <DeadlineAnswer deadline={deadline} stale={answer.isPlaceholderData} /> : null}
          {asked ? null : <p className="cal-hint">{text('form.hint')}</p>}
        </Section>
        <Section title={text('year.title')}>
          <YearView
            year={search.year}
            asOf={asOf}
            highlights={highlights}
            onYear={(year) => change({ ...address, year: String(year) }, { replace: true })}
          />
        </Section>
      </div>
    </Page>
  );
}

/** A limit that leaves the calendar does so again: asking once more is only offered where it can help. */
function Failure({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  return error.status === 422 ? <ErrorState error={error} /> : <ErrorState error={error} onRetry={onRetry} />;
}

function highlightsOf(deadline: Deadline | undefined, today: string): Highlights {
  const counted = new Set<string>();
  for (const range of deadline?.ranges ?? [])
    if (range.counted !== null)
      for (let day = dayNumberOf(range.from); day <= dayNumberOf(range.to); day++) counted.add(plainDateOf(day));
  return { today, startOn: deadline?.from, dueOn: deadline?.dueOn, counted };
}
