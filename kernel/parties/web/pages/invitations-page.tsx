import '../parts/parties.css';
import '../parts/person.css';
import {
  type Column,
  EmptyState,
  ErrorState,
  ExportButton,
  ListFoot,
  LoadingState,
  NoPermission,
  Page,
  PlainTable,
  Section,
  useApi,
  useSession,
  useText,
} from '#ui/index.ts';
import type { Invitation } from '../../contract/invitation.ts';
import { listInvitations, revokeInvitation } from '../../contract/invitation-endpoints.ts';
import { exportInvitations } from '../../contract/list-exports.ts';
import { rowsPerPage } from '../../contract/person.ts';
import { InviteGuest } from '../parts/invitation-guest.tsx';
import { MemberClaims } from '../parts/member-claims.tsx';
import { usePageNumber } from '../parts/page-number.ts';
import { PartnerList } from '../parts/partner-list.tsx';
import { minuteInChina, PersonName, Refused, useAct } from '../parts/person-parts.tsx';

/** Claims that wait for a second officer, every invitation of the zone, and the houses that people can be invited from. */
export function InvitationsPage() {
  const text = useText('parties');
  const { zone, can, account } = useSession();
  return (
    <Page title={text('invitation.title')} meta={zone?.name}>
      {can(listInvitations.permission) ? (
        <div className="person-page">
          <MemberClaims />
          <InvitationList />
          <PartnerList />
        </div>
      ) : (
        <NoPermission signedIn={account !== null} />
      )}
    </Page>
  );
}

function InvitationList() {
  const text = useText('parties');
  const answer = useApi(listInvitations, { query: { page: usePageNumber() } });
  const revoking = useAct(revokeInvitation);
  const columns: Column<Invitation>[] = [
    { key: 'person', title: text('invitation.person'), render: ({ person }) => <PersonName person={person} /> },
    {
      key: 'mobile',
      title: text('person.mobile'),
      render: ({ person }) => person.mobile && <span className="person-number">{person.mobile}</span>,
    },
    {
      key: 'role',
      title: text('invitation.role'),
      render: ({ role, memberRole }) =>
        text(memberRole && role === 'firmMember' ? `member.roles.${memberRole}` : `invitation.roles.${role}`),
    },
    { key: 'house', title: text('invitation.house'), width: 200, render: ({ house }) => house },
    { key: 'state', title: text('invitation.state'), render: ({ state }) => text(`invitation.states.${state}`) },
    { key: 'expires', title: text('invitation.expires'), render: ({ expiresAt }) => minuteInChina(expiresAt) },
    { key: 'by', title: text('invitation.by'), render: ({ invitedBy }) => invitedBy },
    {
      key: 'verb',
      title: text('claim.verb'),
      render: ({ id, state, person }) =>
        state === 'open' ? (
          <button type="button" className="ys-link" onClick={() => revoking.act({ params: { invitationId: id } })}>
            {text('invitation.revoke')}
            <span className="ys-hidden">{person.name}</span>
          </button>
        ) : null,
    },
  ];
  const rows = answer.data?.invitations ?? [];
  return (
    <Section title={text('invitation.list')}>
      <InviteGuest />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={4} /> : null}
      <Refused error={revoking.error} />
      {answer.data !== undefined && rows.length === 0 ? (
        <EmptyState title={text('invitation.none')}>{text('invitation.noneHint')}</EmptyState>
      ) : null}
      {rows.length === 0 ? null : (
        <PlainTable caption={text('invitation.list')} columns={columns} rows={rows} rowKey={(one) => one.id} />
      )}
      <ListFoot total={answer.data?.total ?? 0} size={rowsPerPage}>
        <ExportButton endpoint={exportInvitations} input={{}} count={answer.data?.total} />
      </ListFoot>
    </Section>
  );
}
