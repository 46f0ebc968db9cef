import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { listZones, type SessionView, signIn } from '#platform/auth/contract/endpoints.ts';
import { callApi } from '#ui/api/client.ts';
import { useApiMutation } from '#ui/api/hooks.ts';
import { useText } from '#ui/i18n/i18n.ts';
import { Field, Refusal } from '../account/form-parts.tsx';
import { ProviderButtons } from './provider-buttons.tsx';

const lastZoneKey = 'yuanshu.zone';
const zonesQuery = { queryKey: ['auth.listZones'], queryFn: () => callApi(listZones, {}) };

/** Code of the zone to sign in to: the one chosen here before, or the first where nothing was chosen. */
function pickZone(zones: readonly { code: string }[], chosen: string | undefined): string | undefined {
  return chosen === undefined ? zones[0]?.code : zones.find(({ code }) => code === chosen)?.code;
}

/** Zone, account and password; pasting is allowed, and what was refused says why and until when. */
export function SignInForm({
  onDone,
  onCodeNeeded,
}: {
  onDone: (session: SessionView) => void;
  /** The password was right and a second factor is enrolled. */
  onCodeNeeded: () => void;
}) {
  const text = useText('app');
  const list = useQuery(zonesQuery);
  const zones = list.data?.zones ?? [];
  const client = useQueryClient();
  const [chosen, setChosen] = useState(() => localStorage.getItem(lastZoneKey) ?? undefined);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const attempt = useApiMutation(signIn);
  const zone = pickZone(zones, chosen);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    // A fast hand sends the form before the zones have arrived.
    const known = zone === undefined ? await client.ensureQueryData(zonesQuery).catch(() => undefined) : list.data;
    const target = pickZone(known?.zones ?? [], chosen);
    if (target === undefined || login.trim() === '' || password === '') return;
    attempt.mutate(
      { body: { zone: target, login, password } },
      {
        onSuccess: (session) => {
          localStorage.setItem(lastZoneKey, target);
          onDone(session);
        },
        onError: (error) => {
          if (error.code === 'auth.secondFactorNeeded') {
            localStorage.setItem(lastZoneKey, target);
            onCodeNeeded();
          }
          setTried(false);
          setPassword('');
        },
      },
    );
  };
  const missing = (empty: boolean, key: string) => (tried && empty ? text(key) : undefined);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {attempt.error === null ? null : <Refusal error={attempt.error} />}
      <Field
        id="zone"
        label={text('signIn.zone')}
        error={missing(zone === undefined && !list.isPending, 'signIn.zoneMissing')}
      >
        <Select
          id="zone"
          size="large"
          value={zone ?? null}
          loading={list.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text('signIn.zonePick')}
          options={zones.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(value) => setChosen(value ?? undefined)}
        />
      </Field>
      <Field id="login" label={text('signIn.login')} error={missing(login.trim() === '', 'signIn.loginMissing')}>
        <Input
          id="login"
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </Field>
      <Field
        id="password"
        label={text('signIn.password')}
        error={missing(password === '' && !attempt.isPending, 'signIn.passwordMissing')}
      >
        <Input.Password
          id="password"
          size="large"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="primary" size="large" htmlType="submit" block loading={attempt.isPending}>
        {text('signIn.verb')}
      </Button>
      <ProviderButtons zone={zone} />
    </form>
  );
}
