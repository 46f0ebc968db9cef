import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { activate, checkActivation } from '#platform/auth/contract/activation.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { useApiMutation } from '#ui/api/hooks.ts';
import { useText } from '#ui/i18n/i18n.ts';
import { Field, fieldError, Refusal } from '../account/form-parts.tsx';
import { Door } from './door.tsx';
import { ProviderButtons } from './provider-buttons.tsx';

/** Fewer signs than this are a part of a code. */
const shortestCode = 10;

type Opened = EndpointResult<typeof checkActivation>;

/** The code behind the hash reaches no server log; it is taken out of the address once it is read. */
function codeOfAddress(): string {
  const code = decodeURIComponent(location.hash.slice(1));
  if (code !== '') history.replaceState(null, '', location.pathname);
  return code;
}

/** Activates an account, or sets a new password, with a one-time code. */
export function ActivatePage() {
  const text = useText('app');
  const [code, setCode] = useState(codeOfAddress);
  const check = useApiMutation(checkActivation);
  const [done, setDone] = useState<{ zone: string; login: string }>();
  const open = check.mutate;
  const [given] = useState(code);
  const [short, setShort] = useState(false);
  useEffect(() => {
    if (given !== '') open({ body: { code: given } });
  }, [given, open]);
  const reset = check.data?.purpose === 'reset';
  const title = text(reset ? 'activate.reset' : 'activate.title');
  if (done !== undefined) {
    return (
      <Door title={title}>
        <p className="app-done" role="status">
          {text('activate.done', done)}
        </p>
        <p className="app-back">
          <Link to="/sign-in">{text('activate.signIn')}</Link>
        </p>
      </Door>
    );
  }
  if (check.data !== undefined) {
    const { zone, displayName } = check.data;
    return (
      <Door title={title} lead={text('activate.who', { name: displayName, zone: zone.name })}>
        <ActivationForm code={code} opened={check.data} onDone={(login) => setDone({ zone: zone.name, login })} />
        {reset ? null : <ProviderButtons zone={zone.code} invitation={code} />}
      </Door>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShort(code.trim().length < shortestCode);
    if (code.trim().length >= shortestCode) open({ body: { code } });
  };
  return (
    <Door title={title} lead={text('activate.codeWhat')}>
      <form onSubmit={submit} noValidate>
        {check.error === null ? null : <Refusal error={check.error} />}
        <Field id="one-time-code" label={text('activate.code')} error={short ? text('activate.codeRule') : undefined}>
          <Input
            id="one-time-code"
            size="large"
            autoCapitalize="none"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </Field>
        <Button type="primary" size="large" htmlType="submit" block loading={check.isPending}>
          {text('activate.open')}
        </Button>
      </form>
    </Door>
  );
}

function ActivationForm({ code, opened, onDone }: { code: string; opened: Opened; onDone: (login: string) => void }) {
  const text = useText('app');
  const [login, setLogin] = useState(opened.login ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useApiMutation(activate);
  const loginWrong = !/^[a-z][a-z0-9._-]{1,60}$/.test(login.trim().toLowerCase());
  const tooShort = [...password].length < opened.passwordLength;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (loginWrong || tooShort) return;
    const chosen = opened.login === null ? { login } : {};
    sending.mutate({ body: { code, password, ...chosen } }, { onSuccess: (answer) => onDone(answer.login) });
  };
  const rule = text('password.rule', { length: opened.passwordLength });
  return (
    <form onSubmit={submit} noValidate>
      {sending.error === null ? null : <Refusal error={sending.error} />}
      <Field
        id="new-login"
        label={text('activate.login')}
        error={tried && loginWrong ? text('activate.loginRule') : fieldError(sending.error, 'login')}
        hint={opened.login === null ? text('activate.loginRule') : undefined}
      >
        <Input
          id="new-login"
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={opened.login !== null}
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </Field>
      <Field
        id="first-password"
        label={text('activate.password')}
        error={fieldError(sending.error, 'password') ?? (tried && tooShort ? rule : undefined)}
        hint={rule}
      >
        <Input.Password
          id="first-password"
          size="large"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="primary" size="large" htmlType="submit" block loading={sending.isPending}>
        {text(opened.purpose === 'reset' ? 'activate.verbReset' : 'activate.verb')}
      </Button>
    </form>
  );
}
