import { Button } from 'antd';
import { useState } from 'react';
import { type Column, ErrorState, LoadingState, PlainTable, Section, useApi, useSession, useText } from '#ui/index.ts';
import { type Claim, confirmationsNeeded } from '../../contract/membership.ts';
import { listClaims, verifyClaim } from '../../contract/membership-endpoints.ts';
import { minuteInChina, PersonName, ReasonForm, Refused, useAct } from './person-parts.tsx';

/** Representatives who wait: who has confirmed already, and whether the reader may still speak. */
export function MemberClaims() {
  const text = useText('parties');
  const { account } = useSession();
  const answer = useApi(listClaims, {});
  const verifying = useAct(verifyClaim);
  const [refusing, setRefusing] = useState<Claim>();
  const confirm = (claim: Claim) =>
    verifying.act({ params: { membershipId: claim.id }, body: { decision: 'confirmed' } });
  const columns: Column<Claim>[] = [
    { key: 'house', title: text('claim.firm'), width: 220, render: (claim) => claim.house },
    { key: 'person', title: text('claim.person'), render: (claim) => <PersonName person={claim.person} /> },
    {
      key: 'mobile',
      title: text('person.mobile'),
      render: (claim) => <span className="person-number">{claim.person.mobile}</span>,
    },
    { key: 'at', title: text('claim.at'), render: (claim) => minuteInChina(claim.claimedAt) },
    { key: 'progress', title: text('member.title'), render: (claim) => <Progress claim={claim} /> },
    {
      key: 'verb',
      title: text('claim.verb'),
      render: (claim) =>
        claim.confirmations.some((word) => word.accountId === account?.id) ? (
          <span className="ys-meta">{text('claim.mine')}</span>
        ) : (
          <span className="person-verbs">
            <Button size="small" type="primary" disabled={verifying.pending} onClick={() => confirm(claim)}>
              {text('claim.confirm')}
            </Button>
            <Button size="small" onClick={() => setRefusing(claim)}>
              {text('claim.refuse')}
            </Button>
          </span>
        ),
    },
  ];
  const claims = answer.data?.claims ?? [];
  return (
    <Section title={text('claim.title')} note={text('claim.note')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={3} /> : null}
      {answer.data !== undefined && claims.length === 0 ? <p className="ys-meta">{text('claim.none')}</p> : null}
      {claims.length === 0 ? null : (
        <PlainTable caption={text('claim.title')} columns={columns} rows={claims} rowKey={(claim) => claim.id} />
      )}
      {refusing === undefined ? (
        <Refused error={verifying.error} />
      ) : (
        <ReasonForm
          verb={text('claim.refuse')}
          label={text('erasure.reason')}
          hint={text('claim.refuseTitle', { person: refusing.person.name ?? '', firm: refusing.house })}
          danger
          pending={verifying.pending}
          error={verifying.error}
          onCancel={() => setRefusing(undefined)}
          onSend={(reason) =>
            verifying.act({ params: { membershipId: refusing.id }, body: { decision: 'refused', reason } }, () =>
              setRefusing(undefined),
            )
          }
        />
      )}
    </Section>
  );
}

function Progress({ claim }: { claim: Claim }) {
  const text = useText('parties');
  const accounts = claim.confirmations.map((word) => word.account).join(text('sheet.and'));
  return (
    <>
      {text('claim.progress', { done: claim.confirmations.length, needed: confirmationsNeeded })}
      {accounts === '' ? null : <span className="ys-meta"> {text('claim.by', { accounts })}</span>}
    </>
  );
}
