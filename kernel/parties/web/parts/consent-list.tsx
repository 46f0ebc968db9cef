import './firm-file.css';
import { type ReactNode, useState } from 'react';
import { type ApiError, type Text, useText } from '#ui/index.ts';
import type { Consent } from '../../contract/consent.ts';
import { ReasonForm } from './person-parts.tsx';
import { lastDayOf } from './roster-values.ts';

/** How a consent is withdrawn. */
export interface Withdrawing {
  act: (consentId: string, reason: string, done: () => void) => void;
  pending: boolean;
  error: ApiError | null;
  reset: () => void;
}

/** Name of a receiver: an institution, a department, or all of a kind. */
export function receiverOf({ receiver, receiverName }: Consent, text: Text): string {
  if (receiver.kind !== 'institutionKind') return receiverName ?? '—';
  return text('consent.everyOf', { kind: text(`partner.kinds.${receiver.group}`) });
}

/** What was agreed to, what holds first; each that holds can be withdrawn by who may. */
export function ConsentList({
  consents,
  withdraw,
  paper,
}: {
  consents: readonly Consent[];
  withdraw: Withdrawing | undefined;
  paper?: (consent: Consent) => ReactNode;
}) {
  const text = useText('parties');
  const [open, setOpen] = useState<string>();
  const close = () => {
    withdraw?.reset();
    setOpen(undefined);
  };
  if (consents.length === 0) return <p className="ys-meta">{text('consent.none')}</p>;
  return (
    <ul className="firm-rows">
      {consents.map((one) => (
        <li key={one.id}>
          <span className="roster-tag">{text(`consent.states.${one.state}`)}</span>
          <b>{text(`consent.purposes.${one.purpose}`)}</b>
          <span>{text('consent.to', { receiver: receiverOf(one, text) })}</span>
          {withdraw !== undefined && (one.state === 'holds' || one.state === 'planned') && open !== one.id ? (
            <button type="button" className="ys-link" onClick={() => setOpen(one.id)}>
              {text('consent.withdraw')}
              <span className="ys-hidden">{text(`consent.purposes.${one.purpose}`)}</span>
            </button>
          ) : null}
          <span className="ys-meta">
            {one.fields.map((field) => text(`consent.fields.${field}`)).join(text('sheet.and'))}
            {' · '}
            {text('roster.between', { from: one.startsOn, last: lastDayOf(one.endsOn) ?? '' })}
            {' · '}
            {text(`consent.givenAs.${one.givenAs}`)}
            {one.documentNumber === null ? null : ` · ${one.documentNumber}`}
            {one.withdrawnOn === null ? null : ` · ${text('consent.withdrawnOn', { day: one.withdrawnOn })}`}{' '}
            {paper?.(one)}
          </span>
          {open === one.id && withdraw !== undefined ? (
            <ReasonForm
              verb={text('consent.withdraw')}
              label={text('organisationColumns.reason')}
              hint={text('consent.withdrawEffect')}
              pending={withdraw.pending}
              error={withdraw.error}
              onSend={(reason) => withdraw.act(one.id, reason, close)}
              onCancel={close}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
