import './place.css';
import './person.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { formatDate, useLocale, useSession, useText } from '#ui/index.ts';
import { correctOccupancy, endOccupancy, enterOccupancy, reverseOccupancy } from '../../contract/place-endpoints.ts';
import type { Occupancy, OccupancyKind } from '../../contract/place-occupancy.ts';
import { OccupancyHistory } from './occupancy-history.tsx';
import { useAct } from './person-parts.tsx';
import { type OccupancyField, PlaceOccupancyForm } from './place-occupancy-form.tsx';
import { Area } from './place-parts.tsx';

const groups = ['current', 'future', 'past'] as const;
const groupLabels = { current: 'occupancy.now', future: 'occupancy.future', past: 'occupancy.past' } as const;

/** Who uses a place, now, later and before, with the verbs of those who register; `of` says which end is named. */
export function PlaceOccupancies({ occupancies, of }: { occupancies: readonly Occupancy[]; of: 'place' | 'party' }) {
  const text = useText('parties');
  if (occupancies.length === 0) {
    return <p className="ys-meta">{text(of === 'place' ? 'occupancy.none' : 'occupancy.noneAt')}</p>;
  }
  return groups.map((state) => {
    const members = occupancies.filter((one) => one.state === state);
    if (members.length === 0) return null;
    return (
      <div key={state}>
        <h3 className="place-group">{text(groupLabels[state])}</h3>
        <ul className="place-uses">
          {members.map((one) => (
            <OccupancyLine key={one.id} occupancy={one} of={of} />
          ))}
        </ul>
      </div>
    );
  });
}

const paths = { firm: '/firms', institution: '/institutions', site: '/sites', parcel: '/parcels' } as const;

function OccupancyLine({ occupancy, of }: { occupancy: Occupancy; of: 'place' | 'party' }) {
  const text = useText('parties');
  const locale = useLocale();
  const { startsOn, endsOn, area, kind, source } = occupancy;
  const other = of === 'place' ? occupancy.party : occupancy.place;
  const from = formatDate(startsOn, locale);
  return (
    <li>
      <Link to={paths[other.kind]} search={{ panel: other.id }}>
        <b>{other.name}</b>
      </Link>{' '}
      {text(`occupancyKinds.${kind}`)}
      <span className="ys-meta">
        {endsOn === null
          ? text('occupancy.since', { from })
          : text('occupancy.until', { from, to: formatDate(endsOn, locale) })}
        {area === null ? null : (
          <>
            {' · '}
            <Area area={area} />
          </>
        )}
        {' · '}
        {source}
      </span>
      <OccupancyVerbs occupancy={occupancy} other={other.name} />
      <OccupancyHistory occupancyId={occupancy.id} other={other.name} />
    </li>
  );
}

const fieldsOf: Record<'end' | 'correct' | 'reverse', readonly OccupancyField[]> = {
  ...{ end: ['endsOn'], correct: ['startsOn', 'endsOn', 'area'], reverse: [] },
};

function OccupancyVerbs({ occupancy, other }: { occupancy: Occupancy; other: string }) {
  const text = useText('parties');
  const { can } = useSession();
  const [open, setOpen] = useState<'end' | 'correct' | 'reverse'>();
  const acts = { end: useAct(endOccupancy), correct: useAct(correctOccupancy), reverse: useAct(reverseOccupancy) };
  if (!can(endOccupancy.permission)) return null;
  if (open === undefined) {
    return (
      <span className="place-verbs">
        {(['end', 'correct', 'reverse'] as const).map((verb) => (
          <button key={verb} type="button" className="ys-link" onClick={() => setOpen(verb)}>
            {text(`occupancy.${verb}`)}
            <span className="ys-hidden">{` ${other}`}</span>
          </button>
        ))}
      </span>
    );
  }
  const params = { occupancyId: occupancy.id };
  const close = () => {
    acts[open].reset();
    setOpen(undefined);
  };
  const initial = {
    ...{ kind: occupancy.kind, source: '', startsOn: occupancy.startsOn, area: occupancy.area ?? '' },
    endsOn: occupancy.endsOn ?? '',
  };
  return (
    <PlaceOccupancyForm
      key={open}
      verb={text(`occupancy.${open}`)}
      effect={text(`occupancy.${open}Effect`)}
      fields={fieldsOf[open]}
      initial={initial}
      pending={acts[open].pending}
      error={acts[open].error}
      onCancel={close}
      onSend={({ startsOn, endsOn, area, source }) => {
        const dated = { startsOn, source, ...(endsOn && { endsOn }), ...(area && { area }) };
        if (open === 'end') acts.end.act({ params, body: { endsOn, source } }, close);
        else if (open === 'correct') acts.correct.act({ params, body: dated }, close);
        else acts.reverse.act({ params, body: { source } }, close);
      }}
    />
  );
}

/** The verb that enters who uses a place, or which place a firm or institution uses. */
export function EnterOccupancy(known: { placeId: string } | { partyId: string }) {
  const text = useText('parties');
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const sending = useAct(enterOccupancy);
  const asked = 'placeId' in known ? 'party' : 'place';
  const verb = text(asked === 'party' ? 'occupancy.enter' : 'occupancy.enterPlace');
  if (!can(enterOccupancy.permission)) return null;
  if (!open) {
    return (
      <p className="place-new-use">
        <Button onClick={() => setOpen(true)}>{verb}</Button>
      </p>
    );
  }
  const close = () => {
    sending.reset();
    setOpen(false);
  };
  return (
    <PlaceOccupancyForm
      verb={verb}
      fields={[asked, 'kind', 'startsOn', 'endsOn', 'area']}
      pending={sending.pending}
      error={sending.error}
      onCancel={close}
      onSend={({ otherId = '', kind, startsOn, endsOn, area, source }) => {
        const ends = 'placeId' in known ? { ...known, partyId: otherId } : { ...known, placeId: otherId };
        const told = { ...ends, kind: kind as OccupancyKind, startsOn, source };
        sending.act({ body: { ...told, ...(endsOn && { endsOn }), ...(area && { area }) } }, close);
      }}
    />
  );
}
