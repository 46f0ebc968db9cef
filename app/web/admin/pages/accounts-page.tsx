import '../parts/accounts.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { createAccount, listAccounts } from '#platform/auth/contract/accounts.ts';
import {
  ErrorState,
  FilterBar,
  formatCount,
  ListSummary,
  NothingFound,
  Page,
  Pages,
  RegisterTable,
  useApi,
  useFilters,
  usePanel,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { accountColumns } from '../parts/account-columns.tsx';
import { AccountPanel } from '../parts/account-panel.tsx';
import { accountFilters, accountQuery, accountsPerPage } from '../parts/account-query.ts';
import { PolicyForm } from '../parts/policy-form.tsx';

/** The zone's accounts: what the system and the security administrator may do differs in the panel. */
export function AccountsPage() {
  const text = useText('accounts');
  const auth = useText('auth');
  const [search] = useUrlSearch();
  const { can, zone } = useSession();
  const answer = useApi(listAccounts, { query: accountQuery(search) });
  const { data } = answer;
  const columns = useMemo(() => accountColumns(text, auth), [text, auth]);
  const fields = useMemo(() => accountFilters(text, auth), [text, auth]);
  const filters = useFilters(fields);
  const panel = usePanel();
  const create = can(createAccount.permission) ? (
    <Link to="/accounts/new" className="app-create">
      {text('create.verb')}
    </Link>
  ) : undefined;
  return (
    <Page title={text('title')} meta={zone?.name} actions={create}>
      <FilterBar fields={fields} />
      {answer.error === null ? null : <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {data === undefined || data.total === 0 ? null : (
        <ListSummary tools={null}>
          <b>{text('count', { count: data.total, shown: formatCount(data.total) })}</b>
        </ListSummary>
      )}
      {answer.error !== null ? null : data?.total === 0 ? (
        <NothingFound conditions={filters.active} onClear={filters.clear} />
      ) : (
        <RegisterTable
          caption={text('title')}
          columns={columns}
          rows={data?.accounts}
          rowKey={({ id }) => id}
          busy={answer.isFetching}
        />
      )}
      <Pages total={data?.total ?? 0} size={accountsPerPage} />
      <PolicyForm />
      {panel.id === undefined ? null : <AccountPanel id={panel.id} onChange={() => void answer.refetch()} />}
    </Page>
  );
}
