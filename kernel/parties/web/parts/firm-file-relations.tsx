import './firm-file.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState, LoadingState, type Text, useApi, useSession, useText } from '#ui/index.ts';
import { endRelation, listRelations, type RelatedParty, type Relation, voidRelation } from '../../contract/relation.ts';
import { minuteInChina, ReasonForm, useAct } from './person-parts.tsx';
import { RelationVerbs } from './relation-form.tsx';
import { Period } from './roster-parts.tsx';
import { dayAfter, today } from './roster-values.ts';

/** Persons and firms with whom the firm is joined, each with period and source. */
export default function FirmFileRelations({ firmId }: { firmId: string }) {
  return (
    <>
      <PartyRelations partyId={firmId} />
      <RelationVerbs firmId={firmId} />
    </>
  );
}

/** With whom a firm or a person is joined. */
export function PartyRelations({ partyId }: { partyId: string }) {
  const text = useText('parties');
  const answer = useApi(listRelations, { params: { partyId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  const { relations, warning } = answer.data;
  return (
    <>
      {warning === null ? null : (
        <p className="firm-warning" role="status">
          {text('relation.tooMuch', { day: warning.day, percent: warning.percent })}
        </p>
      )}
      {relations.length === 0 ? <p className="ys-meta">{text('relation.none')}</p> : null}
      <ul className="firm-rows">
        {relations.map((one) => (
          <RelationRow key={one.id} relation={one} partyId={partyId} />
        ))}
      </ul>
    </>
  );
}

function detailOf({ kind, sharePercent, post, kinship }: Relation, text: Text): string {
  if (kind === 'shareholding') return text('relation.share', { percent: sharePercent ?? '' });
  if (kinship !== null) return text(`relation.kinships.${kinship}`);
  return post ?? '';
}

function RelationRow({ relation, partyId }: { relation: Relation; partyId: string }) {
  const text = useText('parties');
  const from = relation.from.id !== partyId;
  const other = from ? relation.from : relation.to;
  return (
    <li>
      <span className="roster-tag">{text(`relation.kinds.${relation.kind}.${from ? 'from' : 'to'}`)}</span>
      <b>
        <PartyLink party={other} />
      </b>
      {detailOf(relation, text) === '' ? null : <span>{detailOf(relation, text)}</span>}
      <Period startsOn={relation.startsOn} endsOn={relation.endsOn} />
      <Verbs relation={relation} />
      <span className="ys-meta">
        {[
          text('relation.source', { source: relation.source }),
          relation.documentNumber,
          relation.by,
          minuteInChina(relation.at),
        ]
          .filter((word) => word !== null)
          .join(' · ')}
      </span>
    </li>
  );
}

function PartyLink({ party }: { party: RelatedParty }) {
  if (party.kind !== 'firm') return party.name ?? '—';
  return (
    <Link to="/firms/$firmId" params={{ firmId: party.id }}>
      {party.name}
    </Link>
  );
}

function Verbs({ relation }: { relation: Relation }) {
  const text = useText('parties');
  const { can } = useSession();
  const ending = useAct(endRelation);
  const voiding = useAct(voidRelation);
  const [open, setOpen] = useState<'end' | 'void'>();
  const close = () => {
    ending.reset();
    voiding.reset();
    setOpen(undefined);
  };
  if (!can(endRelation.permission)) return null;
  const params = { relationId: relation.id };
  if (open !== undefined) {
    const act = open === 'end' ? ending : voiding;
    return (
      <ReasonForm
        verb={text(`relation.${open}`)}
        label={text('organisationColumns.reason')}
        hint={text(`relation.${open}Effect`)}
        pending={act.pending}
        error={act.error}
        onSend={(reason) => {
          if (open === 'end') ending.act({ params, body: { reason, day: dayAfter(today()) } }, close);
          else voiding.act({ params, body: { reason } }, close);
        }}
        onCancel={close}
      />
    );
  }
  const hidden = <span className="ys-hidden">{relation.from.name}</span>;
  return (
    <span className="firm-row-verbs">
      {relation.endsOn === null ? (
        <button type="button" className="ys-link" onClick={() => setOpen('end')}>
          {text('relation.end')}
          {hidden}
        </button>
      ) : null}
      <button type="button" className="ys-link" onClick={() => setOpen('void')}>
        {text('relation.void')}
        {hidden}
      </button>
    </span>
  );
}
