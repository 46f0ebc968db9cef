import { Button } from 'antd';
import { useState } from 'react';
import { ErrorState, LoadingState, Section, useApi, useText } from '#ui/index.ts';
import type { IssuedInvitation } from '../../contract/invitation.ts';
import { inviteOwnMember, revokeOwnInvitation } from '../../contract/invitation-endpoints.ts';
import { memberRole } from '../../contract/membership.ts';
import { endOwnMembership, listOwnMembers, verifyOwnClaim } from '../../contract/membership-endpoints.ts';
import { InvitationForm } from './invitation-form.tsx';
import { InvitationIssued } from './invitation-issued.tsx';
import { MemberList } from './member-list.tsx';
import { Refused, useAct } from './person-parts.tsx';

/** People of the reader's firm; a representative invites, verifies and ends, everybody may leave. */
export function MemberOwnFirm({ firmId, ownId }: { firmId: string; ownId: string }) {
  const text = useText('parties');
  const answer = useApi(listOwnMembers, { params: { firmId } });
  const ending = useAct(endOwnMembership);
  const revoking = useAct(revokeOwnInvitation);
  const verifying = useAct(verifyOwnClaim);
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={4} />;
  const { role, members, invitations } = answer.data;
  const leads = role === 'representative';
  return (
    <Section title={text('myFirm.people')} {...(leads ? {} : { note: text('myFirm.onlyRepresentative') })}>
      <MemberList
        members={members}
        invitations={invitations}
        mayEnd={(member) => leads || member.id === ownId}
        end={{
          ...ending,
          act: (membershipId, reason, done) => ending.act({ params: { firmId, membershipId }, body: { reason } }, done),
        }}
        revoke={leads ? (invitationId) => revoking.act({ params: { firmId, invitationId } }) : undefined}
        verify={
          leads
            ? (membershipId, decision) => verifying.act({ params: { firmId, membershipId }, body: { decision } })
            : undefined
        }
      />
      <Refused error={revoking.error ?? verifying.error} />
      {leads ? <Invite firmId={firmId} /> : null}
    </Section>
  );
}

function Invite({ firmId }: { firmId: string }) {
  const text = useText('parties');
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<(typeof memberRole.options)[number]>('handler');
  const [issued, setIssued] = useState<IssuedInvitation>();
  const inviting = useAct(inviteOwnMember);
  if (issued !== undefined) return <InvitationIssued issued={issued} onDone={() => setIssued(undefined)} />;
  if (!open) {
    return (
      <div className="person-verbs">
        <Button type="primary" onClick={() => setOpen(true)}>
          {text('myFirm.invite')}
        </Button>
      </div>
    );
  }
  const options = memberRole.options.map((value) => ({ value, label: text(`member.roles.${value}`) }));
  const pick = (value: string) => setRole(memberRole.options.find((one) => one === value) ?? 'handler');
  return (
    <InvitationForm
      choices={[{ label: text('member.role'), value: role, options, onChange: pick }]}
      pending={inviting.pending}
      error={inviting.error}
      onCancel={() => setOpen(false)}
      onSend={(who) =>
        inviting.act({ params: { firmId }, body: { ...who, role } }, (answer) => {
          setIssued(answer);
          setOpen(false);
        })
      }
    />
  );
}
