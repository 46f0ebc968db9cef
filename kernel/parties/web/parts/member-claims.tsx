import { Button } from 'antd';
import { useState } from 'react';
import type { FileView } from '#platform/files/contract/file-view.ts';
import {
  type ApiError,
  type Column,
  ErrorState,
  ExportButton,
  FileField,
  FileList,
  ListFoot,
  LoadingState,
  PlainTable,
  Section,
  useApi,
  useSession,
  useText,
} from '#ui/index.ts';
import { exportClaims } from '../../contract/list-exports.ts';
import { type Claim, confirmationsNeeded, letterPurpose } from '../../contract/membership.ts';
import { listClaims, verifyClaim } from '../../contract/membership-endpoints.ts';
import { rowsPerPage } from '../../contract/person.ts';
import { usePageNumber } from './page-number.ts';
import { minuteInChina, PersonName, ReasonForm, Refused, useAct } from './person-parts.tsx';

/** Representatives who wait: who has confirmed already, and whether the reader may still speak. */
export function MemberClaims() {
  const text = useText('parties');
  const { account } = useSession();
  const answer = useApi(listClaims, { query: { page: usePageNumber('claims') } });
  const verifying = useAct(verifyClaim);
  const [speaking, setSpeaking] = useState<{ claim: Claim; decision: 'confirmed' | 'refused' }>();
  const speak = (claim: Claim, decision: 'confirmed' | 'refused') => {
    verifying.reset();
    setSpeaking({ claim, decision });
  };
  const close = () => setSpeaking(undefined);
  const columns: Column<Claim>[] = [
    { key: 'house', title: text('claim.firm'), width: 220, render: (claim) => claim.house },
    { key: 'person', title: text('claim.person'), render: (claim) => <PersonName person={claim.person} /> },
    {
      key: 'mobile',
      title: text('person.mobile'),
      render: (claim) => <span className="person-number">{claim.person.mobile}</span>,
    },
    { key: 'at', title: text('claim.at'), render: (claim) => minuteInChina(claim.claimedAt) },
    { key: 'progress', title: text('claim.said'), render: (claim) => <Progress claim={claim} /> },
    {
      key: 'verb',
      title: text('claim.verb'),
      render: (claim) =>
        claim.confirmations.some((word) => word.accountId === account?.id) ? (
          <span className="ys-meta">{text('claim.mine')}</span>
        ) : (
          <span className="person-verbs">
            <Button size="small" type="primary" onClick={() => speak(claim, 'confirmed')}>
              {text('claim.confirm')}
            </Button>
            <Button size="small" onClick={() => speak(claim, 'refused')}>
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
      <ListFoot total={answer.data?.total ?? 0} size={rowsPerPage} param="claims">
        <ExportButton endpoint={exportClaims} input={{}} count={answer.data?.total} />
      </ListFoot>
      {speaking?.decision === 'refused' ? (
        <ReasonForm
          key={speaking.claim.id}
          verb={text('claim.refuse')}
          label={text('erasure.reason')}
          hint={text('claim.refuseTitle', { person: speaking.claim.person.name ?? '', firm: speaking.claim.house })}
          danger
          pending={verifying.pending}
          error={verifying.error}
          onCancel={close}
          onSend={(reason) =>
            verifying.act({ params: { membershipId: speaking.claim.id }, body: { decision: 'refused', reason } }, close)
          }
        />
      ) : null}
      {speaking?.decision === 'confirmed' ? (
        <Confirm
          key={speaking.claim.id}
          claim={speaking.claim}
          pending={verifying.pending}
          error={verifying.error}
          onCancel={close}
          onSend={(letterFile) =>
            verifying.act(
              { params: { membershipId: speaking.claim.id }, body: { decision: 'confirmed', ...letterFile } },
              close,
            )
          }
        />
      ) : null}
    </Section>
  );
}

function Confirm({
  claim,
  pending,
  error,
  onSend,
  onCancel,
}: {
  claim: Claim;
  pending: boolean;
  error: ApiError | null;
  onSend: (letter: { letterFile?: string }) => void;
  onCancel: () => void;
}) {
  const text = useText('parties');
  const [letters, setLetters] = useState<readonly FileView[]>([]);
  const [letter] = letters;
  return (
    <section className="person-form" aria-label={text('claim.confirm')}>
      <p>{text('claim.confirmTitle', { person: claim.person.name ?? '', firm: claim.house })}</p>
      <b>{text('claim.letter')}</b>
      <FileField purpose={letterPurpose} label={text('claim.letter')} value={letters} onChange={setLetters} />
      <Refused error={error} />
      <div className="person-verbs">
        <Button
          type="primary"
          loading={pending}
          onClick={() => onSend(letter === undefined ? {} : { letterFile: letter.id })}
        >
          {text('claim.confirm')}
        </Button>
        <Button onClick={onCancel}>{text('invitation.cancel')}</Button>
      </div>
    </section>
  );
}

function Progress({ claim }: { claim: Claim }) {
  const text = useText('parties');
  const accounts = claim.confirmations.map((word) => word.account).join(text('sheet.and'));
  return (
    <>
      {text('claim.progress', { done: claim.confirmations.length, needed: confirmationsNeeded })}
      {accounts === '' ? null : <span className="ys-meta"> {text('claim.by', { accounts })}</span>}
      <FileList label={text('claim.letter')} files={claim.letters} />
    </>
  );
}
