import { Link, useParams } from '@tanstack/react-router';
import {
  AgendaList,
  ErrorState,
  GatheringHead,
  LoadingState,
  Page,
  QuestionList,
  Section,
  useApi,
  useText,
} from '#ui/index.ts';
import { getOwnGathering } from '../../contract/attending-endpoints.ts';
import { OwnAnswer } from '../parts/own-answer.tsx';
import { AskForm } from '../parts/questions-tab.tsx';

/** One gathering as who is invited sees it. */
export function MyGatheringPage() {
  const text = useText('gatherings');
  const { gatheringId = '' } = useParams({ strict: false }) as { gatheringId?: string };
  const answer = useApi(getOwnGathering, { params: { gatheringId } });
  const { data } = answer;
  const crumbs = <Link to="/my-gatherings">{text('web.mine')}</Link>;
  if (data === undefined) {
    return (
      <Page title={text('web.mine')} crumbs={crumbs}>
        {answer.error ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <LoadingState lines={6} />
        )}
      </Page>
    );
  }
  return (
    <Page title={data.title} crumbs={crumbs}>
      <GatheringHead gathering={data} />
      {data.signedInAt === null ? <OwnAnswer gathering={data} /> : <p role="status">{text('public.signedIn')}</p>}
      {data.takesSignIns && data.signedInAt === null ? (
        <p>
          <Link to="/my-gatherings">{text('public.signInTitle')}</Link>
        </p>
      ) : null}
      {data.agenda.length === 0 ? null : (
        <Section title={text('agenda.title')}>
          <AgendaList items={data.agenda} />
        </Section>
      )}
      <Section title={text('question.title')}>
        <QuestionList questions={data.questions} />
        {data.state === 'open' ? <AskForm gatheringId={data.id} /> : null}
      </Section>
    </Page>
  );
}
