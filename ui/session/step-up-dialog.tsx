import './step-up.css';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { stepUp } from '#platform/auth/contract/endpoints.ts';
import type { ApiError } from '../api/api-error.ts';
import { useApiMutation } from '../api/hooks.ts';
import { answerStepUps } from '../api/step-up.ts';
import { useText } from '../i18n/i18n.ts';
import { useSession } from './session.ts';

/** The one dialog that asks for a fresh proof of the person; opened by a refused call, which is then repeated. */
export function StepUpDialog() {
  const text = useText('ui');
  const dialog = useRef<HTMLDialogElement>(null);
  const settle = useRef<((proved: boolean) => void) | undefined>(undefined);
  const [open, setOpen] = useState(false);
  useEffect(
    () =>
      answerStepUps(
        () =>
          new Promise((resolve) => {
            settle.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  const finish = (proved: boolean) => {
    dialog.current?.close();
    setOpen(false);
    settle.current?.(proved);
    settle.current = undefined;
  };
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className="ys-step-up"
      aria-label={text('stepUp.title')}
      onCancel={(event) => {
        event.preventDefault();
        finish(false);
      }}
    >
      <h2>{text('stepUp.title')}</h2>
      <p>{text('stepUp.what')}</p>
      <ProofForm onDone={finish} />
    </dialog>
  );
}

function ProofForm({ onDone }: { onDone: (proved: boolean) => void }) {
  const text = useText('ui');
  const { proof, account } = useSession();
  const kind = proof ?? 'password';
  const [typed, setTyped] = useState('');
  const proving = useApiMutation(stepUp);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === '') return;
    const body = kind === 'code' ? { code: typed } : { password: typed };
    proving.mutate({ body }, { onSuccess: () => onDone(true), onError: () => setTyped('') });
  };
  const field = {
    id: 'step-up',
    size: 'large',
    autoFocus: true,
    value: typed,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
  } as const;
  return (
    <form onSubmit={submit} noValidate>
      {proving.error === null ? null : <Refusal error={proving.error} />}
      <input type="text" autoComplete="username" value={account?.login ?? ''} readOnly hidden />
      <label htmlFor="step-up">{text(`stepUp.${kind}`)}</label>
      {kind === 'code' ? (
        <Input {...field} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} />
      ) : (
        <Input.Password {...field} autoComplete="current-password" />
      )}
      <div className="ys-step-up-verbs">
        <Button onClick={() => onDone(false)}>{text('stepUp.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={proving.isPending}>
          {text('stepUp.verb')}
        </Button>
      </div>
    </form>
  );
}

function Refusal({ error }: { error: ApiError }) {
  const text = useText('ui');
  return (
    <div className="ys-refusal" role="alert">
      <b>{error.message === '' ? text('errors.unreachable.message') : error.message}</b>
      <p>{error.message === '' ? text('errors.unreachable.remedy') : error.remedy}</p>
    </div>
  );
}
