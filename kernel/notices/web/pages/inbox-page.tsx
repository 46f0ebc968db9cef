import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import {
  type Column,
  formatCount,
  Light,
  Moment,
  PageButton,
  RegisterPage,
  SidePanel,
  useApi,
  useApiMutation,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { listInbox, readAll, readNotice } from '../../contract/endpoints.ts';
import type { InboxItem } from '../../contract/notice.ts';

const pageSize = 50;
const keyOf = ({ notice, step }: InboxItem) => `${notice}.${step}`;

/** One's own notices, newest first; opening one marks it as read. */
export function InboxPage() {
  const text = useText('notices');
  const client = useQueryClient();
  const [search] = useUrlSearch();
  const unread = search.unread === 'true' ? { unread: 'true' as const } : {};
  const answer = useApi(listInbox, { query: { ...unread, page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  const reading = useApiMutation(readAll);
  const all = () => reading.mutate({}, { onSuccess: () => void client.invalidateQueries() });
  return (
    <RegisterPage
      name="notices.inbox"
      title={text('web.inbox.title')}
      meta={text('web.inbox.meta')}
      caption={text('web.inbox.title')}
      fields={[
        {
          ...{ key: 'unread', label: text('columns.state'), kind: 'choice', single: true },
          options: [{ value: 'true', label: text('web.inbox.onlyUnread') }],
        },
      ]}
      columns={useColumns()}
      answer={answer}
      rows={data?.items}
      rowKey={keyOf}
      total={data?.total}
      pageSize={pageSize}
      summary={
        data && (
          <>
            <b>{text('web.inbox.count', { count: formatCount(data.total) })}</b>
            <span className="ys-meta"> {text('web.inbox.unread', { count: formatCount(data.unread) })}</span>
          </>
        )
      }
      tools={
        <Button disabled={data === undefined || data.unread === 0} loading={reading.isPending} onClick={all}>
          {text('web.inbox.readAll')}
        </Button>
      }
      empty={{ title: text('web.inbox.empty'), hint: text('web.inbox.emptyHint') }}
      panel={(key) => <NoticePanel key={key} item={data?.items.find((one) => keyOf(one) === key)} />}
    />
  );
}

function useColumns(): readonly Column<InboxItem>[] {
  const text = useText('notices');
  return [
    {
      ...{ key: 'title', title: text('columns.title'), width: 260 },
      render: ({ title, readAt }) => (readAt === null ? <b>{title}</b> : title),
    },
    {
      ...{ key: 'state', title: text('columns.state'), narrow: 'lead' },
      render: ({ readAt }) =>
        readAt === null ? (
          <Light state="warn">{text('web.inbox.unreadMark')}</Light>
        ) : (
          <Light state="ok">{text('states.read')}</Light>
        ),
    },
    { key: 'body', title: text('columns.body'), width: 360, narrow: 'line', render: ({ body }) => body },
    { key: 'at', title: text('columns.at'), narrow: 'line', render: ({ at }) => <Moment at={at} inTable /> },
  ];
}

function NoticePanel({ item }: { item: InboxItem | undefined }) {
  const text = useText('notices');
  useReading(item);
  if (item === undefined) return null;
  return (
    <SidePanel
      title={item.title}
      footer={
        <PageButton href={item.href} filled>
          {text('web.inbox.open')}
        </PageButton>
      }
    >
      <p>{item.body}</p>
      <p className="ys-meta">
        <Moment at={item.at} />
      </p>
    </SidePanel>
  );
}

/** Marks a notice as read once it is shown. */
function useReading(item: InboxItem | undefined): void {
  const client = useQueryClient();
  const { mutate } = useApiMutation(readNotice);
  const sent = useRef<string>(undefined);
  const notice = item?.readAt === null ? item.notice : undefined;
  useEffect(() => {
    if (notice === undefined || sent.current === notice) return;
    sent.current = notice;
    mutate({ params: { notice } }, { onSuccess: () => void client.invalidateQueries() });
  }, [notice, mutate, client]);
}
