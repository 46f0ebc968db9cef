import '../parts/rules.css';
import { Link } from '@tanstack/react-router';
import {
  type Column,
  callApi,
  ExportButton,
  formatCount,
  RegisterPage,
  SidePanel,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { listRules } from '../../contract/rule-endpoints.ts';
import { exportStatuses, listStatuses, revokeStatus, type StatusRow } from '../../contract/status-endpoints.ts';
import { statusQuery } from '../parts/answers/evaluation-query.ts';
import { DayAndReason } from '../parts/day-and-reason.tsx';
import { Opening } from '../parts/form-parts.tsx';
import { usePeriodWords } from '../parts/rule-words.tsx';

const pageSize = 50;

/** Statuses that rules granted, with the days on which they hold. */
export function StatusesPage() {
  const text = useText('rules');
  const [search] = useUrlSearch();
  const query = statusQuery(search);
  const answer = useApi(listStatuses, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const rules = useApi(listRules, { query: { pageSize: 200, outcome: ['status'], sort: 'name' } });
  const { data } = answer;
  return (
    <RegisterPage
      name="rules.statuses"
      title={text('nav.statuses')}
      meta={text('pages.statuses.meta')}
      caption={text('nav.statuses')}
      fields={[
        {
          ...{ key: 'rule', label: text('pages.evaluations.rule'), kind: 'choice', single: true },
          options: (rules.data?.rules ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
        { key: 'on', label: text('pages.statuses.on'), kind: 'day' },
      ]}
      columns={useColumns()}
      answer={answer}
      rows={data?.statuses}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('pages.statuses.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportStatuses} input={{ query }} count={data?.total} />}
      empty={{ title: text('pages.statuses.empty'), hint: text('pages.statuses.emptyHint') }}
      panel={(id) => <Panel key={id} status={data?.statuses.find((one) => one.id === id)} />}
    />
  );
}

function Panel({ status }: { status: StatusRow | undefined }) {
  const text = useText('rules');
  const { can } = useSession();
  const period = usePeriodWords();
  if (status === undefined) return null;
  const { party, since, until, state, rule, grants, revoked } = status;
  const title = (key: string) => text(`pages.statuses.${key}`);
  const mayRevoke = can(revokeStatus.permission) && (state === 'holds' || state === 'coming');
  return (
    <SidePanel title={`${status.status} · ${party.name}`}>
      <dl className="ys-facts">
        <div>
          <dt>{title('state')}</dt>
          <dd>{text(`pages.statuses.states.${state}`)}</dd>
        </div>
        <div>
          <dt>{title('days')}</dt>
          <dd>{period(since, until)}</dd>
        </div>
        <div>
          <dt>{title('rule')}</dt>
          <dd>
            <Link to="/rules/$ruleId" params={{ ruleId: rule.id }}>
              {rule.name}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{title(grants.length > 1 ? 'grants' : 'from')}</dt>
          <dd>
            <ul className="rul-lines">
              {grants.map((grant) => (
                <li key={grant.evaluationId}>
                  <Link to="/rule-evaluations/$evaluationId" params={{ evaluationId: grant.evaluationId }}>
                    {period(grant.since, grant.until)}
                  </Link>
                </li>
              ))}
            </ul>
          </dd>
        </div>
        {revoked === null ? null : (
          <div>
            <dt>{title('revoked')}</dt>
            <dd>{[revoked.on, revoked.by, revoked.reason].filter((one) => one !== null).join(' · ')}</dd>
          </div>
        )}
      </dl>
      {mayRevoke ? (
        <div className="rul-tools">
          <Opening verb={title('revoke')} form={(close) => <Revoke status={status} onDone={close} />} />
        </div>
      ) : null}
    </SidePanel>
  );
}

function Revoke({ status, onDone }: { status: StatusRow; onDone: () => void }) {
  const text = useText('rules');
  return (
    <DayAndReason
      verb={text('pages.statuses.revoke')}
      label={text('pages.statuses.revokeOn')}
      effect={(on) => text('pages.statuses.revokeEffect', { status: status.status, on })}
      send={(body) => callApi(revokeStatus, { params: { statusId: status.id }, body })}
      onDone={onDone}
    />
  );
}

function useColumns(): readonly Column<StatusRow>[] {
  const text = useText('rules');
  const period = usePeriodWords();
  const title = (key: string) => text(`pages.statuses.${key}`);
  return [
    { key: 'party', title: title('party'), width: 220, render: ({ party }) => party.name },
    { key: 'status', title: title('status'), narrow: 'line', width: 140, render: ({ status }) => status },
    {
      ...{ key: 'state', title: title('state'), narrow: 'end', width: 80 },
      render: ({ state }) => text(`pages.statuses.states.${state}`),
    },
    {
      key: 'days',
      title: title('days'),
      narrow: 'line',
      width: 180,
      render: ({ since, until }) => period(since, until),
    },
    { key: 'rule', title: title('rule'), narrow: 'none', render: ({ rule }) => rule.name },
  ];
}
