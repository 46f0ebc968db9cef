import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { type AccountRole, adminRoles } from '#platform/access/contract/roles.ts';
import * as endpoints from '#platform/auth/contract/accounts.ts';
import { type AnyEndpoint, type ApiInput, callApi, useSession, useText } from '#ui/index.ts';
import { Field, Refusal } from '../../account/form-parts.tsx';
import { HandedCode } from './handed-code.tsx';

type Entry = endpoints.AccountEntry;
type Code = { code: string; expiresAt: string };

/** What can be done to an account: which endpoint, in which states, and whether a reason or a role is asked for. */
interface Act {
  name: string;
  permission: string;
  fits: (account: Entry) => boolean;
  asks: 'nothing' | 'reason' | 'role';
  run: (id: string, typed: { reason: string; role: AccountRole }) => Promise<{ code?: Code }>;
}

const call = <E extends AnyEndpoint>(endpoint: E, input: ApiInput<E>) => callApi(endpoint, input);
const isActive = ({ status }: Entry) => status === 'active';
const isAdministrator = ({ role }: Entry) => (adminRoles as readonly AccountRole[]).includes(role);

const acts: readonly Act[] = [
  {
    name: 'confirm',
    permission: endpoints.confirmAccount.permission,
    fits: ({ status }) => status === 'pending',
    asks: 'nothing',
    run: (id) => call(endpoints.confirmAccount, { params: { id } }),
  },
  {
    name: 'setRole',
    permission: endpoints.setRole.permission,
    fits: ({ status }) => status !== 'closed',
    asks: 'role',
    run: async (id, body) => {
      await call(endpoints.setRole, { params: { id }, body });
      return {};
    },
  },
  reasoned('lock', endpoints.lockAccount, isActive),
  reasoned('unlock', endpoints.unlockAccount, ({ status }) => status === 'active' || status === 'locked'),
  {
    name: 'resetPassword',
    permission: endpoints.resetPassword.permission,
    fits: (account) => isActive(account) && !isAdministrator(account),
    asks: 'reason',
    run: (id, { reason }) => call(endpoints.resetPassword, { params: { id }, body: { reason } }),
  },
  reasoned('requirePassword', endpoints.requirePassword, isActive),
  reasoned(
    'resetSecondFactor',
    endpoints.resetSecondFactor,
    (account) => account.secondFactor && !isAdministrator(account),
  ),
  reasoned('close', endpoints.closeAccount, ({ status }) => status !== 'closed'),
];

function reasoned(
  name: string,
  endpoint: typeof endpoints.lockAccount | typeof endpoints.closeAccount | typeof endpoints.requirePassword,
  fits: Act['fits'],
): Act {
  return {
    name,
    permission: endpoint.permission,
    fits,
    asks: 'reason',
    run: async (id, { reason }) => {
      await callApi(endpoint as typeof endpoints.lockAccount, { params: { id }, body: { reason } });
      return {};
    },
  };
}

/** The acts that this administrator may do to this account; one is open at a time. */
export function AccountActs({ account, onDone }: { account: Entry; onDone: () => void }) {
  const text = useText('accounts');
  const { can, account: own } = useSession();
  const [open, setOpen] = useState<string>();
  const [code, setCode] = useState<Code>();
  const possible = acts.filter((act) => can(act.permission) && act.fits(account));
  if (own?.id === account.id) return <p className="ys-meta">{text('acts.own')}</p>;
  if (possible.length === 0) return null;
  const chosen = possible.find(({ name }) => name === open);
  return (
    <section aria-label={text('acts.title')}>
      {code === undefined ? null : <HandedCode {...code} />}
      {chosen === undefined ? (
        <div className="app-verbs">
          {possible.map(({ name }) => (
            <Button key={name} onClick={() => setOpen(name)}>
              {text(`acts.${name}`)}
            </Button>
          ))}
        </div>
      ) : (
        <ActForm
          key={chosen.name}
          act={chosen}
          account={account}
          onCancel={() => setOpen(undefined)}
          onDone={(given) => {
            setCode(given);
            setOpen(undefined);
            onDone();
          }}
        />
      )}
    </section>
  );
}

function ActForm({
  act,
  account,
  onCancel,
  onDone,
}: {
  act: Act;
  account: Entry;
  onCancel: () => void;
  onDone: (code: Code | undefined) => void;
}) {
  const text = useText('accounts');
  const auth = useText('auth');
  const [reason, setReason] = useState('');
  const [role, setRole] = useState<AccountRole>(account.role);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const missing = act.asks !== 'nothing' && reason.trim().length < 2;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing || (act.asks === 'role' && role === account.role)) return;
    setBusy(true);
    try {
      onDone((await act.run(account.id, { reason, role })).code);
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
      setBusy(false);
    }
  };
  return (
    <form className="app-narrow" onSubmit={(event) => void submit(event)} noValidate>
      <p>{text(`effects.${act.name}`)}</p>
      {error === undefined ? null : <Refusal error={error} />}
      {act.asks === 'role' ? (
        <Field id="act-role" label={text('columns.role')}>
          <Select
            id="act-role"
            value={role}
            onChange={setRole}
            options={endpoints.grantableRoles(account).map((value) => ({ value, label: auth(`roles.${value}`) }))}
          />
        </Field>
      ) : null}
      {act.asks === 'nothing' ? null : (
        <Field id="act-reason" label={text('reason')} error={tried && missing ? text('reasonMissing') : undefined}>
          <Input id="act-reason" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      )}
      <div className="app-verbs">
        <Button onClick={onCancel}>{text('acts.leave')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} danger={act.name === 'close'}>
          {text(`acts.${act.name}`)}
        </Button>
      </div>
    </form>
  );
}
