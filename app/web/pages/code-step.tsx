import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { finishSignIn, type SessionView } from '#platform/auth/contract/endpoints.ts';
import { useApiMutation } from '#ui/api/hooks.ts';
import { useText } from '#ui/i18n/i18n.ts';
import { Field, Refusal } from '../account/form-parts.tsx';

/** The second step of signing in: six digits, or a recovery code. */
export function CodeStep({ onDone, onBack }: { onDone: (session: SessionView) => void; onBack: () => void }) {
  const text = useText('app');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const finish = useApiMutation(finishSignIn);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code.trim().length < 6) return;
    finish.mutate(
      { body: { code } },
      {
        onSuccess: onDone,
        onError: (error) => {
          setTried(false);
          setCode('');
          if (error.code === 'auth.signInAgain') onBack();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      {finish.error === null ? null : <Refusal error={finish.error} />}
      <Field
        id="code"
        label={text('codeStep.code')}
        error={tried && code.trim().length < 6 ? text('codeStep.codeMissing') : undefined}
        hint={text('codeStep.hint')}
      >
        <Input
          id="code"
          size="large"
          autoFocus
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      <Button type="primary" size="large" htmlType="submit" block loading={finish.isPending}>
        {text('signIn.verb')}
      </Button>
      <p className="app-back">
        <button type="button" className="ys-link" onClick={onBack}>
          {text('codeStep.back')}
        </button>
      </p>
    </form>
  );
}
