import { useState } from 'react';
import { type ApiError, useText } from '#ui/index.ts';
import type { Invitation } from '../../contract/invitation.ts';
import type { Member } from '../../contract/membership.ts';
import { MembershipLine } from './member-rows.tsx';
import { minuteInChina, PersonName, ReasonForm } from './person-parts.tsx';

/** How a membership is ended. */
export interface Ending {
  act: (membershipId: string, reason: string, done: () => void) => void;
  pending: boolean;
  error: ApiError | null;
  reset: () => void;
}

/** People of a firm, present and past, then who is invited and has not answered. */
export function MemberList({
  members,
  invitations,
  mayEnd,
  end,
  revoke,
  verify,
}: {
  members: readonly Member[];
  invitations: readonly Invitation[];
  mayEnd: (member: Member) => boolean;
  end: Ending;
  revoke: ((invitationId: string) => void) | undefined;
  /** Given to a representative, who settles claims alone. */
  verify?: ((membershipId: string, decision: 'confirmed' | 'refused') => void) | undefined;
}) {
  const text = useText('parties');
  const [open, setOpen] = useState<string>();
  const close = () => {
    end.reset();
    setOpen(undefined);
  };
  if (members.length === 0 && invitations.length === 0) return <p className="ys-meta">{text('member.none')}</p>;
  return (
    <ul className="member-rows">
      {members.map((member) => (
        <MembershipLine key={member.id} membership={member} name={<PersonName person={member.person} />}>
          <span className="person-number">{member.person.mobile}</span>
          {verify !== undefined && member.state === 'claimed' ? (
            <>
              <button type="button" className="ys-link" onClick={() => verify(member.id, 'confirmed')}>
                {text('member.confirm')}
              </button>
              <button type="button" className="ys-link" onClick={() => verify(member.id, 'refused')}>
                {text('member.refuse')}
              </button>
            </>
          ) : null}
          {member.state === 'active' && mayEnd(member) && open !== member.id ? (
            <button type="button" className="ys-link" onClick={() => setOpen(member.id)}>
              {text('member.end')}
              <span className="ys-hidden">{member.person.name}</span>
            </button>
          ) : null}
          {open === member.id ? (
            <ReasonForm
              verb={text('member.end')}
              label={text('erasure.reason')}
              hint={text('member.endEffect')}
              danger
              pending={end.pending}
              error={end.error}
              onSend={(reason) => end.act(member.id, reason, close)}
              onCancel={close}
            />
          ) : null}
        </MembershipLine>
      ))}
      {invitations.map(({ id, person, memberRole, state, expiresAt, byRepresentative }) => (
        <li key={id}>
          <b>
            <PersonName person={person} />
          </b>
          <span>{memberRole && text(`member.roles.${memberRole}`)}</span>
          <span className="person-state">{text(`invitation.states.${state}`)}</span>
          {revoke === undefined || (verify !== undefined && !byRepresentative) ? null : (
            <button type="button" className="ys-link" onClick={() => revoke(id)}>
              {text('invitation.revoke')}
              <span className="ys-hidden">{person.name}</span>
            </button>
          )}
          <span className="ys-meta">
            {text('invitation.expires')} {minuteInChina(expiresAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
