import '../parts/gatherings.css';
import { Link, useParams } from '@tanstack/react-router';
import { Tag } from 'antd';
import {
  ErrorState,
  GatheringHead,
  LoadingState,
  Moment,
  Page,
  Section,
  useApi,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import type { GatheringDetail } from '../../contract/gathering.ts';
import { getGathering } from '../../contract/planning-endpoints.ts';
import { AgendaTab } from '../parts/agenda-tab.tsx';
import { AttendanceTab } from '../parts/attendance-tab.tsx';
import { DecisionsTab } from '../parts/decisions-tab.tsx';
import { GatheringActs } from '../parts/gathering-acts.tsx';
import { QuestionsTab } from '../parts/questions-tab.tsx';

const tabs = {
  agenda: AgendaTab,
  attendance: AttendanceTab,
  questions: QuestionsTab,
  decisions: DecisionsTab,
} as const;

/** One gathering: what it is, what can be done now, and its agenda, invitations, questions and decisions. */
export function GatheringPage() {
  const text = useText('gatherings');
  const { gatheringId = '' } = useParams({ strict: false }) as { gatheringId?: string };
  const answer = useApi(getGathering, { params: { gatheringId } });
  const { data } = answer;
  const crumbs = <Link to="/gatherings">{text('list.title')}</Link>;
  if (data === undefined) {
    return (
      <Page title={text('list.title')} crumbs={crumbs}>
        {answer.error ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <LoadingState lines={8} />
        )}
      </Page>
    );
  }
  return (
    <Page title={data.title} crumbs={crumbs} tag={<Tag variant="outlined">{text(`states.${data.state}`)}</Tag>}>
      <GatheringHead gathering={{ ...data, host: data.host.name, series: data.series?.name }} />
      <GatheringActs key={data.state} gathering={data} />
      <Tabs gathering={data} />
      <Section title={text('web.history')}>
        <ul className="gat-history">
          {data.history.map(({ number, act, at, by, reason }) => (
            <li key={number}>
              <b>{text(`acts.${act}`)}</b>
              <span className="ys-meta">
                <Moment at={at} />
              </span>
              {by === null ? null : <span className="ys-meta">{by}</span>}
              {reason === null ? null : <span>{reason}</span>}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

function Tabs({ gathering }: { gathering: GatheringDetail }) {
  const text = useText('gatherings');
  const [search] = useUrlSearch();
  const names = Object.keys(tabs) as (keyof typeof tabs)[];
  const current = names.find((name) => name === search.tab) ?? 'agenda';
  const Shown = tabs[current];
  const counts = {
    agenda: gathering.agenda.length + gathering.carried.length,
    attendance: gathering.invited,
    questions: gathering.questions.length,
    decisions: gathering.decisions.length,
  };
  return (
    <>
      <nav className="gat-tabs" aria-label={text('web.tabs')}>
        {names.map((name) => (
          <Link
            key={name}
            to="."
            search={{ tab: name }}
            resetScroll={false}
            aria-current={name === current ? 'page' : undefined}
          >
            {text('web.tab', { name: text(titles[name]), count: counts[name] })}
          </Link>
        ))}
      </nav>
      <Shown gathering={gathering} />
    </>
  );
}

const titles = {
  agenda: 'agenda.title',
  attendance: 'attendance.title',
  questions: 'question.title',
  decisions: 'decision.title',
} as const;
