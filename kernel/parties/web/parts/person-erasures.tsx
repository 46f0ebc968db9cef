import { Button } from 'antd';
import { useState } from 'react';
import {
  type Column,
  ErrorState,
  ExportButton,
  ListFoot,
  LoadingState,
  PlainTable,
  Section,
  useApi,
  useSession,
  useText,
} from '#ui/index.ts';
import { exportErasureRequests } from '../../contract/list-exports.ts';
import { rowsPerPage } from '../../contract/person.ts';
import { decideErasure, type ErasureRequest, listErasureRequests } from '../../contract/person-erasure.ts';
import { usePageNumber } from './page-number.ts';
import { minuteInChina, ReasonForm, useAct } from './person-parts.tsx';

/** Requests to erase; the security administrator decides them, and is told what forbids it. */
export function PersonErasures() {
  const text = useText('parties');
  const { can } = useSession();
  const answer = useApi(listErasureRequests, { query: { page: usePageNumber() } });
  const [deciding, setDeciding] = useState<{ request: ErasureRequest; decision: 'erase' | 'refuse' }>();
  const columns: Column<ErasureRequest>[] = [
    { key: 'person', title: text('erasure.person'), render: ({ person }) => person ?? text('person.erased') },
    {
      key: 'state',
      title: text('erasure.state'),
      render: ({ state, bars }) => (
        <>
          {text(`erasure.states.${state}`)}
          {bars.map((bar) => (
            <span key={bar} className="ys-meta">
              {' '}
              {text(`erasure.bars.${bar}`)}
            </span>
          ))}
        </>
      ),
    },
    { key: 'ground', title: text('erasure.ground'), width: 220, render: ({ ground }) => ground },
    {
      key: 'by',
      title: text('erasure.by'),
      render: ({ byPerson, requestedBy }) =>
        [byPerson ? text('erasure.byPerson') : '', requestedBy].filter(Boolean).join(' · '),
    },
    { key: 'at', title: text('erasure.askedAt'), render: ({ askedAt }) => minuteInChina(askedAt) },
    {
      key: 'decision',
      title: text('erasure.decision'),
      render: ({ decidedBy, decisionReason }) => [decidedBy, decisionReason].filter(Boolean).join(' · '),
    },
    {
      key: 'verb',
      title: text('claim.verb'),
      render: (request) =>
        request.state === 'requested' && can(decideErasure.permission) ? (
          <span className="person-verbs">
            <Button
              size="small"
              danger
              disabled={request.bars.length > 0}
              onClick={() => setDeciding({ request, decision: 'erase' })}
            >
              {text('erasure.confirm')}
            </Button>
            <Button size="small" onClick={() => setDeciding({ request, decision: 'refuse' })}>
              {text('erasure.refuse')}
            </Button>
          </span>
        ) : null,
    },
  ];
  const rows = answer.data?.requests ?? [];
  return (
    <Section title={text('erasure.list')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={3} /> : null}
      {answer.data !== undefined && rows.length === 0 ? <p className="ys-meta">{text('erasure.none')}</p> : null}
      {rows.length === 0 ? null : (
        <PlainTable caption={text('erasure.list')} columns={columns} rows={rows} rowKey={(one) => one.id} />
      )}
      <ListFoot total={answer.data?.total ?? 0} size={rowsPerPage}>
        <ExportButton endpoint={exportErasureRequests} input={{}} count={answer.data?.total} />
      </ListFoot>
      {deciding === undefined ? null : (
        <Decision key={deciding.request.id + deciding.decision} {...deciding} onDone={() => setDeciding(undefined)} />
      )}
    </Section>
  );
}

function Decision({
  request,
  decision,
  onDone,
}: {
  request: ErasureRequest;
  decision: 'erase' | 'refuse';
  onDone: () => void;
}) {
  const text = useText('parties');
  const sending = useAct(decideErasure);
  const erases = decision === 'erase';
  return (
    <ReasonForm
      verb={text(erases ? 'erasure.confirm' : 'erasure.refuse')}
      label={text('erasure.reason')}
      hint={request.person ?? ''}
      {...(erases ? { effect: text('erasure.effectNow') } : {})}
      danger={erases}
      pending={sending.pending}
      error={sending.error}
      onCancel={onDone}
      onSend={(reason) => sending.act({ params: { requestId: request.id }, body: { decision, reason } }, onDone)}
    />
  );
}
