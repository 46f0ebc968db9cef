import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { changePassword } from '#platform/auth/contract/own-account.ts';
import { useApiMutation } from '#ui/api/hooks.ts';
import { useText } from '#ui/i18n/i18n.ts';
import { Field, fieldError, Refusal } from './form-parts.tsx';

/** Replaces the own password; afterwards every other session has ended. */
export function PasswordForm({
  login,
  length,
  onDone,
}: {
  login: string;
  length: number;
  onDone: (endedSessions: number) => void;
}) {
  const text = useText('app');
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const change = useApiMutation(changePassword);
  const tooShort = [...next].length < length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (old === '' || tooShort) return;
    change.mutate(
      { body: { old, new: next } },
      {
        onSuccess: ({ endedSessions }) => {
          setOld('');
          setNext('');
          setTried(false);
          onDone(endedSessions);
        },
      },
    );
  };
  const hint = text('password.rule', { length });
  const wrong = fieldError(change.error, 'new') ?? (tried && tooShort ? hint : undefined);
  return (
    <form className="app-narrow" onSubmit={submit} noValidate>
      {change.error === null ? null : <Refusal error={change.error} />}
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      <Field
        id="old-password"
        label={text('password.old')}
        error={tried && old === '' ? text('password.oldMissing') : undefined}
      >
        <Input.Password
          id="old-password"
          autoComplete="current-password"
          value={old}
          onChange={(event) => setOld(event.target.value)}
        />
      </Field>
      <Field id="new-password" label={text('password.new')} error={wrong} hint={hint}>
        <Input.Password
          id="new-password"
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {text('password.verb')}
      </Button>
    </form>
  );
}
