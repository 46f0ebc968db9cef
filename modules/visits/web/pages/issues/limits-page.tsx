import '../../parts/issues/issues.css';
import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, NoPermission, Page, Section, useApi, useSession, useText } from '#ui/index.ts';
import { listIssueLimits, setIssueLimits } from '../../../contract/issue-endpoints.ts';
import { LimitRows } from '../../parts/issues/limit-rows.tsx';
import { SetLimits } from '../../parts/issues/set-limits.tsx';

/** The days that the zone gives itself and its firms: what is in force, what was, what will be, and who may set the next. */
export function LimitsPage() {
  const text = useText('visits');
  const { can, account } = useSession();
  const allowed = can(listIssueLimits.permission);
  const answer = useApi(listIssueLimits, {}, { enabled: allowed });
  const { data } = answer;
  const current = data?.rules[data.inForce];
  return (
    <Page
      title={text('issues.limits.title')}
      meta={text('issues.limits.meta')}
      actions={<Link to={'/issues' as '/'}>{text('issues.title')}</Link>}
    >
      {allowed ? null : <NoPermission signedIn={account !== null} />}
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {allowed && answer.isPending ? <LoadingState lines={6} /> : null}
      {data === undefined || current === undefined ? null : (
        <>
          <Section title={text('issues.limits.rules')}>
            <LimitRows rules={data.rules} inForce={data.inForce} />
          </Section>
          {can(setIssueLimits.permission) ? (
            <Section title={text('issues.limits.set')}>
              <SetLimits limits={current.limits} day={data.day} onDone={() => void answer.refetch()} />
            </Section>
          ) : (
            <p className="ys-meta">{text('issues.limits.whoSets')}</p>
          )}
        </>
      )}
    </Page>
  );
}
