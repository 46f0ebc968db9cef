import '../parts/gatherings.css';
import { Link } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useState } from 'react';
import {
  callApi,
  EmptyState,
  ErrorState,
  LoadingState,
  NoPermission,
  Page,
  PlainTable,
  useApi,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { listOwnGatherings, signIn } from '../../contract/attending-endpoints.ts';
import { useNeeded } from '../parts/plan-fields.tsx';
import { VerbForm, wordOf } from '../parts/verb-form.tsx';

/** The gatherings to which the caller is invited, and the place to type the code at the door. */
export function MyGatheringsPage() {
  const text = useText('gatherings');
  const { account, can } = useSession();
  const allowed = can(listOwnGatherings.permission);
  const answer = useApi(listOwnGatherings, {}, { enabled: allowed });
  const rows = answer.data?.gatherings;
  const title = text('web.mine');
  if (!allowed) return <Page title={title}>{<NoPermission signedIn={account !== null} />}</Page>;
  return (
    <Page title={title}>
      <SignInForm />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {rows === undefined && !answer.error ? <LoadingState lines={4} /> : null}
      {rows?.length === 0 ? <EmptyState title={text('web.noneMine')}>{text('web.noneMineHint')}</EmptyState> : null}
      {rows === undefined || rows.length === 0 ? null : (
        <PlainTable
          caption={title}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              ...{ key: 'title', title: text('columns.title'), width: 220 },
              render: ({ id, title: name }) => (
                <Link to="/my-gatherings/$gatheringId" params={{ gatheringId: id }}>
                  {name}
                </Link>
              ),
            },
            { key: 'day', title: text('columns.time'), render: (one) => `${one.day} ${one.fromTime}—${one.toTime}` },
            { key: 'where', title: text('columns.where'), render: ({ where }) => where },
            { key: 'host', title: text('columns.host'), render: ({ host }) => host },
            { key: 'as', title: text('web.invitedAs'), render: ({ invitation }) => invitation.name },
            {
              ...{ key: 'answer', title: text('attendance.columns.answer') },
              render: ({ invitation: { answer: said, waiting } }) =>
                text(`answers.${waiting ? 'waiting' : (said ?? 'none')}`),
            },
            { key: 'state', title: text('columns.state'), render: ({ state }) => text(`states.${state}`) },
          ]}
        />
      )}
    </Page>
  );
}

/** Six digits that are typed, or came with the QR code. */
function SignInForm() {
  const text = useText('gatherings');
  const needed = useNeeded();
  const [search] = useUrlSearch();
  const [done, setDone] = useState<string>();
  const [code = ''] = valuesOf(search, 'code');
  const send = async (values: Record<string, unknown>) => {
    const signed = await callApi(signIn, { body: { code: wordOf(values, 'code') ?? '' } });
    setDone(signed.title);
  };
  return (
    <>
      {done === undefined ? null : <p role="status">{text('web.signedIn', { title: done })}</p>}
      <VerbForm name="sign-in" verb={text('public.signInVerb')} initial={{ code }} send={send} onDone={() => undefined}>
        <Form.Item
          name="code"
          label={text('public.code')}
          extra={text('public.codeNote')}
          rules={[...needed('public.code'), { pattern: /^\d{6}$/, message: text('public.codeMissing') }]}
        >
          <Input inputMode="numeric" maxLength={6} autoComplete="off" />
        </Form.Item>
      </VerbForm>
    </>
  );
}
