import { Link } from '@tanstack/react-router';
import {
  type Column,
  ExportButton,
  formatCount,
  Light,
  type LightState,
  Moment,
  PeriodFields,
  RegisterPage,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { exportNotices, getSettings, listNotices } from '../../contract/endpoints.ts';
import type { NoticeState, NoticeSummary } from '../../contract/register.ts';
import { NoticePanel } from '../parts/notice-panel.tsx';
import { fixedChoices, noticeQuery } from '../parts/notice-query.ts';

const pageSize = 50;

/** Who was told what, by which way, and what came of it. */
export function NoticesPage() {
  const text = useText('notices');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const query = noticeQuery(search);
  const answer = useApi(listNotices, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  const choices = fixedChoices(text);
  return (
    <RegisterPage
      name="notices.register"
      title={text('web.register.title')}
      meta={text('web.register.meta')}
      actions={
        <>
          <Link className="ys-link" to="/notice-register/templates">
            {text('web.register.templates')}
          </Link>
          {can(getSettings.permission) ? (
            <Link className="ys-link" to="/notice-register/settings">
              {text('web.register.settings')}
            </Link>
          ) : null}
        </>
      }
      caption={text('web.register.title')}
      fields={[
        { key: 'template', label: text('columns.template'), kind: 'choice', options: data?.facets.template ?? [] },
        { key: 'state', label: text('columns.state'), kind: 'choice', options: data?.facets.state ?? [] },
        { key: 'channel', label: text('columns.channels'), kind: 'choice', options: choices.channel },
        { key: 'recipient', label: text('columns.recipientKind'), kind: 'choice', options: choices.recipient },
      ]}
      otherFilters={['from', 'to']}
      before={
        <PeriodFields words={{ period: text('columns.period'), from: text('columns.from'), to: text('columns.to') }} />
      }
      columns={useColumns()}
      answer={answer}
      rows={data?.notices}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('web.register.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportNotices} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.register.empty'), hint: text('web.register.emptyHint') }}
      panel={(id) => <NoticePanel key={id} id={id} title={data?.notices.find((one) => one.id === id)?.title} />}
    />
  );
}

const lights: Record<NoticeState, LightState> = {
  read: 'ok',
  delivered: 'ok',
  kept: 'hold',
  waiting: 'hold',
  stopped: 'ok',
  failed: 'late',
};

function useColumns(): readonly Column<NoticeSummary>[] {
  const text = useText('notices');
  const title = (key: string) => text(`columns.${key}`);
  return [
    { key: 'title', title: title('title'), width: 260, render: (one) => one.title },
    {
      ...{ key: 'state', title: title('state'), narrow: 'lead' },
      render: ({ state }) => <Light state={lights[state]}>{text(`states.${state}`)}</Light>,
    },
    {
      ...{ key: 'recipient', title: title('recipient'), width: 200, narrow: 'line' },
      render: ({ recipient, recipientKind }) => recipient ?? text(`recipients.${recipientKind}`),
    },
    {
      ...{ key: 'channels', title: title('channels'), narrow: 'line' },
      render: ({ channels }) => channels.map((one) => text(`channels.${one}`)).join(' · '),
    },
    { key: 'at', title: title('at'), narrow: 'line', render: ({ at }) => <Moment at={at} inTable /> },
    {
      ...{ key: 'attempts', title: title('attempts'), align: 'end', narrow: 'none' },
      render: ({ attempts }) => formatCount(attempts),
    },
  ];
}
