import { useState } from 'react';
import { ErrorState, formatDate, LoadingState, useApi, useLocale, useText } from '#ui/index.ts';
import { listOccupancyActs } from '../../contract/place-endpoints.ts';
import type { OccupancyAct, OccupancyPeriod } from '../../contract/place-occupancy.ts';
import { minuteInChina } from './person-parts.tsx';
import { Area } from './place-parts.tsx';

/** Everything that was done to a use of a place, asked for once somebody opens it; `other` tells one from the next. */
export function OccupancyHistory({ occupancyId, other }: { occupancyId: string; other: string }) {
  const text = useText('parties');
  const [open, setOpen] = useState(false);
  return (
    <details className="place-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {text('occupancy.history')}
        <span className="ys-hidden">{` ${other}`}</span>
      </summary>
      {open ? <Acts occupancyId={occupancyId} /> : null}
    </details>
  );
}

function Acts({ occupancyId }: { occupancyId: string }) {
  const answer = useApi(listOccupancyActs, { params: { occupancyId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={2} />;
  return (
    <ol>
      {answer.data.acts.map((act) => (
        <ActLine key={act.number} act={act} />
      ))}
    </ol>
  );
}

function ActLine({ act }: { act: OccupancyAct }) {
  const text = useText('parties');
  return (
    <li>
      <b>{text(`occupancy.acts.${act.kind}`, { number: act.reverses ?? '' })}</b>
      {act.after === null ? null : <Period period={act.after} />}
      <span className="ys-meta">{[act.madeBy, minuteInChina(act.madeAt), act.source].filter(Boolean).join(' · ')}</span>
    </li>
  );
}

function Period({ period: { startsOn, endsOn, area } }: { period: OccupancyPeriod }) {
  const text = useText('parties');
  const locale = useLocale();
  const from = formatDate(startsOn, locale);
  return (
    <span>
      {endsOn === null
        ? text('occupancy.since', { from })
        : text('occupancy.until', { from, to: formatDate(endsOn, locale) })}
      {area === null ? null : (
        <>
          {' · '}
          <Area area={area} />
        </>
      )}
    </span>
  );
}
