import '../parts/parties.css';
import '../parts/person.css';
import { Button } from 'antd';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import {
  EmptyState,
  ErrorState,
  FirmPanels,
  LoadingState,
  Page,
  Section,
  useApi,
  useFirmPanels,
  useSession,
  useText,
} from '#ui/index.ts';
import { acceptInvitation } from '../../contract/invitation-endpoints.ts';
import type { Membership } from '../../contract/membership.ts';
import { chooseActingFirm, listOwnFirms } from '../../contract/membership-endpoints.ts';
import { MemberOwnFirm } from '../parts/member-own-firm.tsx';
import { MembershipLine } from '../parts/member-rows.tsx';
import { OwnFirmRegister } from '../parts/own-firm-register.tsx';
import { PersonOwnData } from '../parts/person-own-data.tsx';
import { minuteInChina, Refused, useAct } from '../parts/person-parts.tsx';

type OwnFirms = EndpointResult<typeof listOwnFirms>;

/** For whom the reader acts, on a phone first: the firm of the moment, its people, other firms, invitations, own data. */
export function MemberFirmPage() {
  const text = useText('parties');
  const { zone, account } = useSession();
  const answer = useApi(listOwnFirms, {});
  const own = answer.data;
  const acting = own?.memberships.find((one) => one.firmId !== null && one.firmId === own.actingFirmId);
  const none = own !== undefined && own.memberships.length === 0 && own.invitations.length === 0;
  return (
    <Page title={text(account?.role === 'firmMember' ? 'myFirm.title' : 'myFirm.titleOther')} meta={zone?.name}>
      <div className="person-page my-firm">
        {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
        {answer.isPending ? <LoadingState lines={6} /> : null}
        {own === undefined ? null : <Invited invitations={own.invitations} />}
        {none && account?.role === 'firmMember' ? (
          <EmptyState title={text('myFirm.none')}>{text('myFirm.noneHint')}</EmptyState>
        ) : null}
        {acting === undefined ? null : (
          <Section title={text('myFirm.acting')} note={text(`member.roles.${acting.role}`)}>
            <p className="my-firm-acting">{acting.house}</p>
          </Section>
        )}
        {own === undefined ? null : (
          <OtherHouses
            title={text(acting === undefined ? 'myFirm.houses' : 'myFirm.others')}
            memberships={own.memberships.filter((one) => one !== acting)}
          />
        )}
        {acting?.firmId == null ? null : (
          <OwnFirm
            key={acting.firmId}
            firmId={acting.firmId}
            ownId={acting.id}
            leads={acting.role === 'representative'}
          />
        )}
        <PersonOwnData />
      </div>
    </Page>
  );
}

/** What the register holds, the firm's people, then what modules show of it. */
function OwnFirm({ firmId, ownId, leads }: { firmId: string; ownId: string; leads: boolean }) {
  const panels = useFirmPanels('own');
  return (
    <>
      <OwnFirmRegister firmId={firmId} leads={leads} />
      <MemberOwnFirm firmId={firmId} ownId={ownId} />
      <FirmPanels panels={panels} firmId={firmId} />
    </>
  );
}

function Invited({ invitations }: { invitations: OwnFirms['invitations'] }) {
  const text = useText('parties');
  const accepting = useAct(acceptInvitation);
  if (invitations.length === 0) return null;
  return (
    <Section title={text('myFirm.invited')}>
      <ul className="member-rows">
        {invitations.map(({ id, house, role, expiresAt }) => (
          <li key={id}>
            <b>
              {house === null || role === null
                ? text('myFirm.invitedPlain')
                : text('myFirm.invitedLine', { house, role: text(`member.roles.${role}`) })}
            </b>
            <Button
              type="primary"
              disabled={accepting.pending}
              onClick={() => accepting.act({ params: { invitationId: id } })}
            >
              {text('myFirm.accept')}
            </Button>
            <span className="ys-meta">
              {text('invitation.expires')} {minuteInChina(expiresAt)}
            </span>
          </li>
        ))}
      </ul>
      <Refused error={accepting.error} />
    </Section>
  );
}

function OtherHouses({ title, memberships }: { title: string; memberships: readonly Membership[] }) {
  const choosing = useAct(chooseActingFirm);
  if (memberships.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="member-rows">
        {memberships.map((one) => (
          <MembershipLine key={one.id} membership={one} name={one.house}>
            <Choose
              membership={one}
              pending={choosing.pending}
              choose={(firmId) => choosing.act({ body: { firmId } })}
            />
          </MembershipLine>
        ))}
      </ul>
      <Refused error={choosing.error} />
    </Section>
  );
}

function Choose({
  membership: { firmId, state },
  pending,
  choose,
}: {
  membership: Membership;
  pending: boolean;
  choose: (firmId: string) => void;
}) {
  const text = useText('parties');
  if (firmId === null) return null;
  if (state !== 'active') return <span>{text('myFirm.waiting')}</span>;
  return (
    <button type="button" className="ys-link" disabled={pending} onClick={() => choose(firmId)}>
      {text('myFirm.choose')}
    </button>
  );
}
