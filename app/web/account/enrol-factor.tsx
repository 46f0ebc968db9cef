import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { beginSecondFactor, confirmSecondFactor } from '#platform/auth/contract/own-account.ts';
import { useApiMutation } from '#ui/api/hooks.ts';
import { useText } from '#ui/i18n/i18n.ts';
import { Field, Refusal } from './form-parts.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Enrols a second factor: scan, type the first code, keep the recovery codes. */
export function EnrolFactor({ onDone }: { onDone: () => void }) {
  const text = useText('app');
  const begin = useApiMutation(beginSecondFactor);
  const confirm = useApiMutation(confirmSecondFactor);
  const [code, setCode] = useState('');
  if (confirm.data !== undefined) return <RecoveryCodes codes={confirm.data.recoveryCodes} onKept={onDone} />;
  if (begin.data === undefined) {
    return (
      <>
        {begin.error === null ? null : <Refusal error={begin.error} />}
        <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate({})}>
          {text('factor.begin')}
        </Button>
      </>
    );
  }
  const { qr, secret } = begin.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim().length < 6) return;
    confirm.mutate({ body: { code } }, { onError: () => setCode('') });
  };
  return (
    <form className="app-narrow" onSubmit={submit} noValidate>
      <p>{text('factor.scan')}</p>
      <img className="app-qr" src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={text('factor.qr')} />
      <p className="app-text">
        {text('factor.byHand')} <span className="app-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>
      </p>
      {confirm.error === null ? null : <Refusal error={confirm.error} />}
      <Field id="first-code" label={text('factor.firstCode')}>
        <Input
          id="first-code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {text('factor.confirm')}
      </Button>
    </form>
  );
}
