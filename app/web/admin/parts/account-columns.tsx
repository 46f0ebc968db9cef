import type { AccountEntry } from '#platform/auth/contract/accounts.ts';
import type { Column, Text } from '#ui/index.ts';
import { dayAndTime } from '../../account/session-table.tsx';

/** Columns of the list of accounts. */
export function accountColumns(text: Text, auth: Text): Column<AccountEntry>[] {
  return [
    { key: 'name', title: text('columns.name'), width: 140, render: ({ displayName }) => displayName },
    { key: 'login', title: text('columns.login'), narrow: 'line', render: ({ login }) => login },
    { key: 'role', title: text('columns.role'), narrow: 'line', render: ({ role }) => auth(`roles.${role}`) },
    {
      key: 'status',
      title: text('columns.status'),
      narrow: 'lead',
      render: (account) => <AccountStatus account={account} text={text} auth={auth} />,
    },
    {
      key: 'secondFactor',
      title: text('columns.secondFactor'),
      narrow: 'none',
      render: ({ secondFactor }) => text(secondFactor ? 'yes' : 'no'),
    },
    {
      key: 'lastSeen',
      title: text('columns.lastSeen'),
      narrow: 'none',
      render: ({ lastSeenAt }) => lastSeenAt && dayAndTime(lastSeenAt),
    },
  ];
}

/** The state of an account as a tag; a pending one says what it waits for. */
export function AccountStatus({ account, text, auth }: { account: AccountEntry; text: Text; auth: Text }) {
  const words =
    account.status === 'pending'
      ? text(account.confirmed ? 'waitsForPerson' : 'waitsForConfirmation')
      : auth(`status.${account.status}`);
  return account.status === 'active' ? words : <span className="app-tag">{words}</span>;
}
