import './account.css';
import { Button } from 'antd';
import type { SessionEntry } from '#platform/auth/contract/own-account.ts';
import { formatTime } from '#ui/format/date.ts';
import { useText } from '#ui/i18n/i18n.ts';
import type { Column } from '#ui/list/column.ts';
import { PlainTable } from '#ui/list/plain-table.tsx';

/** Open sessions of one account; each but the reader's own can be ended. */
export function SessionTable({
  sessions,
  ending,
  onEnd,
}: {
  sessions: readonly SessionEntry[];
  /** Id of the session that is being ended. */
  ending: string | undefined;
  onEnd: (session: SessionEntry) => void;
}) {
  const text = useText('app');
  const columns: Column<SessionEntry>[] = [
    {
      key: 'browser',
      title: text('sessions.browser'),
      render: ({ browser, current }) => (
        <>
          {browser ?? text('sessions.unknown')}
          {current ? <span className="app-tag app-current">{text('sessions.current')}</span> : null}
        </>
      ),
    },
    { key: 'started', title: text('sessions.started'), render: ({ startedAt }) => dayAndTime(startedAt) },
    { key: 'seen', title: text('sessions.seen'), render: ({ lastSeenAt }) => dayAndTime(lastSeenAt) },
    { key: 'ip', title: text('sessions.ip'), render: ({ ip }) => ip },
    {
      key: 'factor',
      title: text('sessions.factor'),
      render: ({ secondFactor }) => text(`sessions.factor_${secondFactor ? 'yes' : 'no'}`),
    },
    {
      key: 'verb',
      title: text('sessions.verb'),
      render: (session) =>
        session.current ? null : (
          <Button size="small" loading={ending === session.id} onClick={() => onEnd(session)}>
            {text('sessions.end')}
          </Button>
        ),
    },
  ];
  return <PlainTable caption={text('sessions.title')} columns={columns} rows={sessions} rowKey={({ id }) => id} />;
}

/** Day and minute of an instant in the time of China, `2026-11-21 17:42`. */
export function dayAndTime(instant: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(instant));
  return `${day} ${formatTime(instant)}`;
}
