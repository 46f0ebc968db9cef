import '../parts/accounts.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { createAccount, exportAccounts, listAccounts } from '#platform/auth/contract/accounts.ts';
import { ExportButton, formatCount, RegisterPage, useApi, useSession, useText, useUrlSearch } from '#ui/index.ts';
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
  const query = accountQuery(search);
  const answer = useApi(listAccounts, { query });
  const { data } = answer;
  const columns = useMemo(() => accountColumns(text, auth), [text, auth]);
  const fields = useMemo(() => accountFilters(text, auth), [text, auth]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const create = can(createAccount.permission) ? (
    <Link to="/accounts/new" className="app-create">
      {text('create.verb')}
    </Link>
  ) : undefined;
  return (
    <RegisterPage
      name="accounts"
      title={text('title')}
      meta={zone?.name}
      verb={create}
      caption={text('title')}
      fields={fields}
      columns={columns}
      answer={answer}
      rows={data?.accounts}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={accountsPerPage}
      summary={data && <b>{text('count', { count: data.total, shown: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportAccounts} input={{ query: wanted }} count={data?.total} />}
      empty={{ title: text('none') }}
      panel={(id) => <AccountPanel id={id} onChange={() => void answer.refetch()} />}
      after={<PolicyForm />}
    />
  );
}
