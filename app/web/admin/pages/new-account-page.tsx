import '../parts/accounts.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { type AccountRole, accountRole, adminRoles, staffRoles } from '#platform/access/contract/roles.ts';
import { createAccount } from '#platform/auth/contract/accounts.ts';
import { Page, useApiMutation, useText } from '#ui/index.ts';
import { Field, fieldError, Refusal } from '../../account/form-parts.tsx';
import { HandedCode } from '../parts/handed-code.tsx';

const official: readonly string[] = [...staffRoles, ...adminRoles];
const empty = { login: '', displayName: '', personNumber: '', role: 'officer' as AccountRole };

/** Makes an account; one of the staff waits for the security administrator. */
export function NewAccountPage() {
  const text = useText('accounts');
  const client = useQueryClient();
  const making = useApiMutation(createAccount);
  const again = () => {
    making.reset();
    void client.invalidateQueries();
  };
  const crumbs = <Link to="/accounts">{text('title')}</Link>;
  const made = making.data;
  return (
    <Page title={text('create.title')} crumbs={crumbs}>
      {made === undefined ? (
        <AccountForm making={making} />
      ) : (
        <div className="app-narrow">
          <p role="status">
            {text(made.code === null ? 'create.waits' : 'create.made', { name: made.account.displayName })}
          </p>
          {made.code === null ? null : <HandedCode {...made.code} />}
          <div className="app-verbs">
            <Button onClick={again}>{text('create.another')}</Button>
          </div>
        </div>
      )}
    </Page>
  );
}

function AccountForm({ making }: { making: ReturnType<typeof useApiMutation<typeof createAccount>> }) {
  const text = useText('accounts');
  const auth = useText('auth');
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<typeof empty>) => setForm((before) => ({ ...before, ...part }));
  const loginWrong = !/^[a-z][a-z0-9._-]{1,60}$/.test(form.login.trim().toLowerCase());
  const nameMissing = form.displayName.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (loginWrong || nameMissing) return;
    const { personNumber, ...rest } = form;
    const number = personNumber.trim();
    making.mutate({ body: { ...rest, ...(number === '' ? {} : { personNumber: number }) } });
  };
  const error = (field: string, own: string | undefined) => own ?? fieldError(making.error, field);
  return (
    <form className="app-narrow" onSubmit={submit} noValidate>
      {making.error === null ? null : <Refusal error={making.error} />}
      <Field
        id="account-name"
        label={text('columns.name')}
        error={error('displayName', tried && nameMissing ? text('create.nameMissing') : undefined)}
      >
        <Input
          id="account-name"
          maxLength={60}
          value={form.displayName}
          onChange={(event) => set({ displayName: event.target.value })}
        />
      </Field>
      <Field
        id="account-login"
        label={text('columns.login')}
        error={error('login', tried && loginWrong ? text('create.loginRule') : undefined)}
        hint={text('create.loginRule')}
      >
        <Input
          id="account-login"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={61}
          value={form.login}
          onChange={(event) => set({ login: event.target.value })}
        />
      </Field>
      <Field
        id="account-role"
        label={text('columns.role')}
        hint={official.includes(form.role) ? text('create.needsSecond') : undefined}
      >
        <Select
          id="account-role"
          value={form.role}
          onChange={(role) => set({ role })}
          options={accountRole.options.map((value) => ({ value, label: auth(`roles.${value}`) }))}
        />
      </Field>
      <Field id="account-number" label={text('create.number')} hint={text('create.numberWhy')}>
        <Input
          id="account-number"
          maxLength={60}
          value={form.personNumber}
          onChange={(event) => set({ personNumber: event.target.value })}
        />
      </Field>
      <div className="app-verbs">
        <Button type="primary" htmlType="submit" loading={making.isPending}>
          {text('create.verb')}
        </Button>
      </div>
    </form>
  );
}
