import { Button } from 'antd';
import { useState } from 'react';
import { ErrorState, LoadingState, Section, useApi, useSession, useText } from '#ui/index.ts';
import type { IssuedInvitation } from '../../contract/invitation.ts';
import { inviteRepresentative, revokeInvitation } from '../../contract/invitation-endpoints.ts';
import { endMembership, listMembers } from '../../contract/membership-endpoints.ts';
import { InvitationForm } from './invitation-form.tsx';
import { InvitationIssued } from './invitation-issued.tsx';
import { MemberList } from './member-list.tsx';
import { useAct } from './person-parts.tsx';

/** Who acts for a firm, in the firm's panel; officers invite a representative and end memberships here. */
export function MemberPanel({ firmId }: { firmId: string }) {
  const text = useText('parties');
  return (
    <Section title={text('member.title')}>
      <MembersOfFirm firmId={firmId} />
    </Section>
  );
}

/** The same without its heading, for the firm's file. */
export function MembersOfFirm({ firmId }: { firmId: string }) {
  const { can } = useSession();
  const answer = useApi(listMembers, { params: { firmId } });
  const ending = useAct(endMembership);
  const revoking = useAct(revokeInvitation);
  return (
    <>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data === undefined && !answer.error ? <LoadingState lines={3} /> : null}
      {answer.data === undefined ? null : (
        <MemberList
          members={answer.data.members}
          invitations={answer.data.invitations}
          mayEnd={() => can(endMembership.permission)}
          end={{
            ...ending,
            act: (membershipId, reason, done) => ending.act({ params: { membershipId }, body: { reason } }, done),
          }}
          revoke={
            can(revokeInvitation.permission) ? (invitationId) => revoking.act({ params: { invitationId } }) : undefined
          }
        />
      )}
      {can(inviteRepresentative.permission) ? <Invite firmId={firmId} /> : null}
    </>
  );
}

function Invite({ firmId }: { firmId: string }) {
  const text = useText('parties');
  const [open, setOpen] = useState(false);
  const [issued, setIssued] = useState<IssuedInvitation>();
  const inviting = useAct(inviteRepresentative);
  if (issued !== undefined) return <InvitationIssued issued={issued} onDone={() => setIssued(undefined)} />;
  if (!open) return <Button onClick={() => setOpen(true)}>{text('member.invite')}</Button>;
  return (
    <InvitationForm
      choices={[]}
      note={<p className="ys-meta">{text('claim.note')}</p>}
      pending={inviting.pending}
      error={inviting.error}
      onCancel={() => setOpen(false)}
      onSend={(body) =>
        inviting.act({ params: { firmId }, body }, (answer) => {
          setIssued(answer);
          setOpen(false);
        })
      }
    />
  );
}
