import './firm-file.css';
import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, useApi, useText } from '#ui/index.ts';
import type { FirmStatusPeriod, MergedFirmStatuses } from '../../contract/firm-status.ts';
import { listFirmStatuses } from '../../contract/firm-status.ts';
import type { RosterEntry } from '../../contract/roster.ts';
import { listPartyRosters } from '../../contract/roster-endpoints.ts';
import { FirmStatusVerbs, VoidStatus } from './firm-status.tsx';
import { Period } from './roster-parts.tsx';
import { today } from './roster-values.ts';

/** Lists and states of the firm as one line of time, the latest beginning first; staff say a new state below. */
export default function FirmFileTimeline({ firmId }: { firmId: string }) {
  const text = useText('parties');
  const rosters = useApi(listPartyRosters, { params: { partyId: firmId } });
  const statuses = useApi(listFirmStatuses, { params: { firmId } });
  const error = rosters.error ?? statuses.error;
  if (error)
    return <ErrorState error={error} onRetry={() => void Promise.all([rosters.refetch(), statuses.refetch()])} />;
  if (rosters.data === undefined || statuses.data === undefined) return <LoadingState lines={4} />;
  const { entries } = rosters.data;
  const { periods, merged } = statuses.data;
  return (
    <>
      {entries.length + periods.length + merged.length === 0 ? (
        <p className="ys-meta">{text('firmFile.noTimeline')}</p>
      ) : null}
      <Timeline entries={entries} periods={periods} merged={merged} voids={firmId} />
      <FirmStatusVerbs firmId={firmId} />
    </>
  );
}

type Moment = { startsOn: string; endsOn: string | null; key: string } & (
  | { entry: RosterEntry; period?: never }
  | { period: FirmStatusPeriod; of?: string; entry?: never }
);

/** Entries and states in one order, those of merged firms under their names; `voids` lets states of that firm be taken back. */
export function Timeline({
  entries,
  periods,
  merged = [],
  voids,
}: {
  entries: readonly RosterEntry[];
  periods: readonly FirmStatusPeriod[];
  merged?: readonly MergedFirmStatuses[];
  voids?: string;
}) {
  const text = useText('parties');
  const day = today();
  const moments: Moment[] = [
    ...entries.map((entry) => ({ key: entry.id, startsOn: entry.startsOn, endsOn: entry.endsOn, entry })),
    ...periods.map((period) => ({
      ...{ key: `status ${period.number}`, startsOn: period.startsOn, endsOn: period.endsOn, period },
    })),
    ...merged.flatMap(({ firmId, name, periods: said }) =>
      said.map((period) => ({
        ...{ key: `${firmId} ${period.number}`, startsOn: period.startsOn, endsOn: period.endsOn, period, of: name },
      })),
    ),
  ];
  moments.sort((a, b) => (a.startsOn === b.startsOn ? (a.key < b.key ? -1 : 1) : a.startsOn < b.startsOn ? 1 : -1));
  return (
    <ol className="firm-timeline" aria-label={text('firmFile.timeline')}>
      {moments.map(({ key, startsOn, endsOn, ...moment }) => (
        <li key={key} className={endsOn !== null && endsOn <= day ? 'past' : undefined}>
          <Period startsOn={startsOn} endsOn={endsOn} />
          {moment.entry === undefined ? (
            <State period={moment.period} of={moment.of} voids={voids} />
          ) : (
            <Stay entry={moment.entry} linked={voids !== undefined} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Stay({ entry, linked }: { entry: RosterEntry; linked: boolean }) {
  const text = useText('parties');
  const papers = [
    entry.certificate,
    entry.certificateUntil && text('roster.validUntil', { day: entry.certificateUntil }),
    entry.documentNumber,
  ].filter((word) => word !== null && word !== '');
  return (
    <div>
      {linked ? (
        <Link to="/rosters/$rosterId" params={{ rosterId: entry.rosterId }}>
          {entry.roster}
        </Link>
      ) : (
        entry.roster
      )}{' '}
      {entry.item === entry.roster ? null : <b>{entry.item}</b>}
      {papers.length === 0 ? null : <p className="ys-meta">{papers.join(' · ')}</p>}
    </div>
  );
}

/** A state; what is said of a merged firm stands under its name, and is taken back where that firm is unmerged. */
function State({ period, of, voids }: { period: FirmStatusPeriod; of: string | undefined; voids: string | undefined }) {
  const text = useText('parties');
  const words = [period.reason, period.documentNumber, period.by].filter((word) => word !== null);
  return (
    <div>
      {of === undefined ? text('firmFile.state') : text('firmFile.stateOfMerged', { name: of })}{' '}
      <b>{text(`statuses.${period.status}`)}</b>
      {voids === undefined || of !== undefined ? null : <VoidStatus firmId={voids} period={period} />}
      {words.length === 0 ? null : <p className="ys-meta">{words.join(' · ')}</p>}
    </div>
  );
}
