import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useText } from '#ui/index.ts';
import type { IssuedInvitation } from '../../contract/invitation.ts';
import { minuteInChina, PersonName } from './person-parts.tsx';

/** What was issued: the code with its link, shown this once and printable, or that the person has a login. */
export function InvitationIssued({ issued, onDone }: { issued: IssuedInvitation; onDone: () => void }) {
  const text = useText('parties');
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const link = `${location.origin}/activate#${issued.code}`;
  return (
    <section ref={box} tabIndex={-1} className="person-form" aria-label={text('invitation.code')}>
      <p>
        <PersonName person={issued.person} /> {issued.person.mobile ?? issued.person.email}
      </p>
      {issued.code === null ? (
        <p>{text('invitation.noCode')}</p>
      ) : (
        <div className="invitation-code">
          <span className="ys-meta">{text('invitation.code')}</span>
          <b>{issued.code}</b>
          <span className="ys-meta">{text('invitation.link')}</span>
          <div>{link}</div>
          <p className="ys-meta">
            {text('invitation.expires')} {minuteInChina(issued.expiresAt)}
          </p>
        </div>
      )}
      {issued.code === null ? null : <p className="ys-meta">{text('invitation.codeNote')}</p>}
      <div className="person-verbs ys-no-print">
        <Button type="primary" onClick={onDone}>
          {text('invitation.done')}
        </Button>
        {issued.code === null ? null : <Button onClick={() => print()}>{text('invitation.print')}</Button>}
      </div>
    </section>
  );
}
