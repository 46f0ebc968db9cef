import { Button } from 'antd';
import { useState } from 'react';
import { type OwnAccount, removeSecondFactor, renewRecoveryCodes } from '#platform/auth/contract/own-account.ts';
import { useApiMutation } from '#ui/api/hooks.ts';
import { formatDate } from '#ui/format/date.ts';
import { useLocale, useText } from '#ui/i18n/i18n.ts';
import { Section } from '#ui/page/page.tsx';
import { EnrolFactor } from './enrol-factor.tsx';
import { Refusal } from './form-parts.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { dayAndTime } from './session-table.tsx';

/** The own second factor: enrol, fresh recovery codes, remove. */
export function SecondFactorSection({ own, reload }: { own: OwnAccount; reload: () => void }) {
  const text = useText('app');
  const locale = useLocale();
  const { enrolledAt, required, recoveryCodesLeft } = own.secondFactor;
  return (
    <Section title={text('factor.title')} note={text(required ? 'factor.required' : 'factor.optional')}>
      {enrolledAt === null ? (
        <>
          <p className="app-text">{text('factor.what')}</p>
          <EnrolFactor onDone={reload} />
        </>
      ) : (
        <>
          <p className="app-text">
            {text('factor.since', { date: formatDate(dayAndTime(enrolledAt).slice(0, 10), locale) })}{' '}
            {text('factor.left', { count: recoveryCodesLeft })}
          </p>
          <FactorVerbs required={required} reload={reload} />
        </>
      )}
    </Section>
  );
}

function FactorVerbs({ required, reload }: { required: boolean; reload: () => void }) {
  const text = useText('app');
  const renew = useApiMutation(renewRecoveryCodes);
  const remove = useApiMutation(removeSecondFactor);
  const [asking, setAsking] = useState(false);
  const error = renew.error ?? remove.error;
  if (renew.data !== undefined) {
    const kept = () => {
      renew.reset();
      reload();
    };
    return <RecoveryCodes codes={renew.data.recoveryCodes} onKept={kept} />;
  }
  return (
    <>
      {error === null ? null : <Refusal error={error} />}
      <div className="app-verbs">
        <Button loading={renew.isPending} onClick={() => renew.mutate({})}>
          {text('factor.renew')}
        </Button>
        {required ? null : asking ? (
          <>
            <Button danger loading={remove.isPending} onClick={() => remove.mutate({}, { onSuccess: reload })}>
              {text('factor.removeReally')}
            </Button>
            <Button onClick={() => setAsking(false)}>{text('factor.keep')}</Button>
          </>
        ) : (
          <Button onClick={() => setAsking(true)}>{text('factor.remove')}</Button>
        )}
      </div>
      {required ? <p className="ys-meta">{text('factor.cannotRemove')}</p> : null}
    </>
  );
}
