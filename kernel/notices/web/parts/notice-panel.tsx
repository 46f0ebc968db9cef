import './notices.css';
import {
  type Column,
  ErrorState,
  formatCount,
  LoadingState,
  Moment,
  PageButton,
  PlainTable,
  Section,
  SidePanel,
  useApi,
  useText,
} from '#ui/index.ts';
import { getNotice } from '../../contract/endpoints.ts';
import { channel } from '../../contract/notice.ts';
import type { DeliveryRow, NoticeDetail } from '../../contract/register.ts';

/** One notice with its delivery record. */
export function NoticePanel({ id, title }: { id: string; title: string | undefined }) {
  const text = useText('notices');
  const { data, error, refetch } = useApi(getNotice, { params: { notice: id } });
  return (
    <SidePanel
      title={data?.title ?? title ?? text('columns.title')}
      footer={data === undefined ? null : <PageButton href={data.href}>{text('web.register.open')}</PageButton>}
    >
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <LoadingState lines={6} /> : <Detail notice={data} />}
    </SidePanel>
  );
}

function Detail({ notice }: { notice: NoticeDetail }) {
  const text = useText('notices');
  const facts = [
    [
      'recipient',
      notice.recipient ?? text(notice.recipientKind === 'person' ? 'web.register.person' : 'web.register.none'),
    ],
    ['state', text(`states.${notice.state}`)],
    ['at', <Moment key="at" at={notice.at} />],
  ] as const;
  return (
    <>
      <p>{notice.body}</p>
      <dl className="ys-facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{text(`columns.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {notice.answered === null ? null : <Answered {...notice.answered} />}
      <Deliveries rows={notice.deliveries} />
      <Planned rows={notice.planned.filter(({ state }) => state === 'waiting' || state === 'stopped')} />
      <Kept rows={notice.kept} />
    </>
  );
}

function Answered({ at, by }: { at: string; by: string }) {
  const text = useText('notices');
  const known = channel.options.find((one) => one === by);
  return (
    <p>
      <Moment at={at} />{' '}
      {text('web.register.answered', {
        by: known === undefined ? text('web.register.otherWay') : text(`channels.${known}`),
      })}
    </p>
  );
}

function useStep() {
  const text = useText('notices');
  return (step: number) => (step === 0 ? text('steps.first') : text('steps.again', { step }));
}

function Deliveries({ rows }: { rows: readonly DeliveryRow[] }) {
  const text = useText('notices');
  const step = useStep();
  const columns: Column<DeliveryRow>[] = [
    { key: 'at', title: text('columns.at'), render: ({ at }) => <Moment at={at} /> },
    { key: 'step', title: text('columns.step'), render: (row) => step(row.step) },
    {
      ...{ key: 'channel', title: text('columns.channels') },
      render: (row) => (row.channel === null ? null : text(`channels.${row.channel}`)),
    },
    { key: 'outcome', title: text('columns.outcome'), render: ({ outcome }) => text(`outcomes.${outcome}`) },
    {
      key: 'recipients',
      title: text('columns.recipients'),
      align: 'end',
      render: (row) => formatCount(row.recipients),
    },
    { key: 'detail', title: text('columns.detail'), render: ({ detail }) => detail },
  ];
  return (
    <Section title={text('web.register.deliveries')}>
      {rows.length === 0 ? <p className="ys-meta">{text('web.register.none')}</p> : null}
      {rows.length === 0 ? null : (
        <PlainTable caption={text('web.register.deliveries')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      )}
    </Section>
  );
}

function Planned({ rows }: { rows: NoticeDetail['planned'] }) {
  const text = useText('notices');
  const step = useStep();
  if (rows.length === 0) return null;
  return (
    <Section title={text('web.register.planned')}>
      <ul className="not-planned">
        {rows.map((row) => (
          <li key={`${row.step} ${row.channel}`}>
            {step(row.step)} · <Moment at={row.dueAt} /> · {text(`planned.${row.state}`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Kept({ rows }: { rows: NoticeDetail['kept'] }) {
  const text = useText('notices');
  if (rows.length === 0) return null;
  return (
    <Section title={text('web.register.kept')}>
      <p className="ys-meta">{text('web.register.keptNote')}</p>
      {rows.map((row) => (
        <blockquote key={`${row.channel} ${row.at}`} className="not-kept">
          <b>{row.title}</b>
          <p>{row.body}</p>
          <span className="ys-meta">
            {text(`channels.${row.channel}`)} · <Moment at={row.at} />
          </span>
        </blockquote>
      ))}
    </Section>
  );
}
