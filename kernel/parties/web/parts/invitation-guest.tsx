import { Button } from 'antd';
import { useState } from 'react';
import { useApi, useText } from '#ui/index.ts';
import type { IssuedInvitation } from '../../contract/invitation.ts';
import { inviteGuest } from '../../contract/invitation-endpoints.ts';
import { listPartners } from '../../contract/membership-endpoints.ts';
import { InvitationForm } from './invitation-form.tsx';
import { InvitationIssued } from './invitation-issued.tsx';
import { useAct } from './person-parts.tsx';

const guestRoles = ['expert', 'bankOfficer', 'resident'] as const;
type GuestRole = (typeof guestRoles)[number];

/** Invites an expert, a resident, or somebody of a bank. */
export function InviteGuest() {
  const text = useText('parties');
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<GuestRole>('expert');
  const [partnerId, setPartner] = useState<string>();
  const [issued, setIssued] = useState<IssuedInvitation>();
  const partners = useApi(listPartners, {}, { enabled: open });
  const inviting = useAct(inviteGuest);
  if (issued !== undefined) return <InvitationIssued issued={issued} onDone={() => setIssued(undefined)} />;
  if (!open) {
    return (
      <Button type="primary" onClick={() => setOpen(true)}>
        {text('invitation.new')}
      </Button>
    );
  }
  const options = guestRoles.map((value) => ({ value, label: text(`invitation.roles.${value}`) }));
  const houses = (partners.data?.partners ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const house = {
    ...{ label: text('invitation.house'), value: partnerId, options: houses, onChange: setPartner },
    missing: text('invitation.wrongPartner'),
  };
  const pickRole = (value: string) => setRole(guestRoles.find((one) => one === value) ?? 'expert');
  return (
    <InvitationForm
      choices={[
        { label: text('invitation.role'), value: role, options, onChange: pickRole },
        ...(role === 'bankOfficer' ? [house] : []),
      ]}
      pending={inviting.pending}
      error={inviting.error}
      onCancel={() => setOpen(false)}
      onSend={(who) => {
        const bank = role === 'bankOfficer' && partnerId !== undefined ? { partnerId } : {};
        inviting.act({ body: { ...who, role, ...bank } }, (answer) => {
          setIssued(answer);
          setOpen(false);
        });
      }}
    />
  );
}
