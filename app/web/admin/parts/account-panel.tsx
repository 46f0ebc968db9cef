import { Button } from 'antd';
import { type AccountEntry, endSessions, getAccount, listSessions } from '#platform/auth/contract/accounts.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import {
  ErrorState,
  hasText,
  LoadingState,
  SidePanel,
  useApi,
  useApiMutation,
  useSession,
  useText,
} from '#ui/index.ts';
import { dayAndTime, SessionTable } from '../../account/session-table.tsx';
import { AccountActs } from './account-acts.tsx';
import { AccountStatus } from './account-columns.tsx';

/** One account beside the list: what it is, what may be done to it, its sessions and its history. */
export function AccountPanel({ id, onChange }: { id: string; onChange: () => void }) {
  const text = useText('accounts');
  const { can } = useSession();
  const answer = useApi(getAccount, { params: { id } });
  const data = answer.data?.account.id === id ? answer.data : undefined;
  const changed = () => {
    void answer.refetch();
    onChange();
  };
  return (
    <SidePanel title={data?.account.displayName ?? text('title')}>
      {answer.error === null ? null : <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {data === undefined && answer.error === null ? <LoadingState lines={8} /> : null}
      {data === undefined ? null : (
        <>
          <Facts account={data.account} />
          <AccountActs key={id} account={data.account} onDone={changed} />
          {can(listSessions.permission) ? <Sessions id={id} /> : null}
          <History history={data.history} />
        </>
      )}
    </SidePanel>
  );
}

function Facts({ account }: { account: AccountEntry }) {
  const text = useText('accounts');
  const auth = useText('auth');
  return (
    <dl className="app-account">
      <dt>{text('columns.login')}</dt>
      <dd>{account.login ?? text('noLogin')}</dd>
      <dt>{text('columns.role')}</dt>
      <dd>{auth(`roles.${account.role}`)}</dd>
      <dt>{text('columns.status')}</dt>
      <dd>
        <AccountStatus account={account} text={text} auth={auth} />
      </dd>
      <dt>{text('columns.secondFactor')}</dt>
      <dd>{text(account.secondFactor ? 'yes' : 'no')}</dd>
      <dt>{text('columns.created')}</dt>
      <dd>{dayAndTime(account.createdAt)}</dd>
    </dl>
  );
}

function Sessions({ id }: { id: string }) {
  const text = useText('accounts');
  const answer = useApi(listSessions, { params: { id } });
  const end = useApiMutation(endSessions);
  const error = answer.error ?? end.error;
  const sessions = answer.data?.sessions ?? [];
  const reload = { onSettled: () => void answer.refetch() };
  return (
    <section className="app-part" aria-label={text('sessions')}>
      <h3>{text('sessions')}</h3>
      {error === null ? null : <ErrorState error={error} onRetry={() => void answer.refetch()} />}
      {sessions.length === 0 ? (
        <p className="ys-meta">{text('noSessions')}</p>
      ) : (
        <>
          <SessionTable
            sessions={sessions}
            ending={end.isPending ? end.variables.query?.session : undefined}
            onEnd={(session) => end.mutate({ params: { id }, query: { session: session.id } }, reload)}
          />
          <div className="app-verbs">
            <Button onClick={() => end.mutate({ params: { id } }, reload)}>{text('endAll')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function History({ history }: { history: EndpointResult<typeof getAccount>['history'] }) {
  const text = useText('accounts');
  const auth = useText('auth');
  return (
    <section className="app-part" aria-label={text('history')}>
      <h3>{text('history')}</h3>
      {history.length === 0 ? <p className="ys-meta">{text('noHistory')}</p> : null}
      <ol className="app-history">
        {history.map((event) => {
          const name = event.action.split('.')[1] ?? '';
          const key = [`acts.${name}`, `endpoints.${name}`].find((one) => hasText('auth', one));
          return (
            <li key={`${event.at} ${event.action}`}>
              <span className="ys-meta">{dayAndTime(event.at)}</span> {key === undefined ? event.action : auth(key)}
              {event.by === null ? null : <span className="ys-meta"> · {event.by}</span>}
              {event.reason === null ? null : <p className="ys-meta">{event.reason}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
