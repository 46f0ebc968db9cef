import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import {
  endOtherSessions,
  endOwnSession,
  getOwnAccount,
  listOwnSessions,
  type OwnAccount,
} from '#platform/auth/contract/own-account.ts';
import { useApi, useApiMutation } from '#ui/api/hooks.ts';
import { useText } from '#ui/i18n/i18n.ts';
import { Section } from '#ui/page/page.tsx';
import { ErrorState, LoadingState } from '#ui/state/states.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { dayAndTime, SessionTable } from './session-table.tsx';

/** Password, second factor and sessions of the person who is signed in. */
export function OwnSections() {
  const answer = useApi(getOwnAccount, {});
  const client = useQueryClient();
  if (answer.error !== null) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={8} />;
  // The session itself may read differently now: its proof, its second factor, the list of the others.
  const reload = () => void client.invalidateQueries();
  return (
    <>
      {answer.data.hasPassword ? <PasswordSection own={answer.data} reload={reload} /> : null}
      <SecondFactorSection own={answer.data} reload={reload} />
      <SessionsSection />
    </>
  );
}

function PasswordSection({ own, reload }: { own: OwnAccount; reload: () => void }) {
  const text = useText('app');
  const [open, setOpen] = useState(false);
  const [ended, setEnded] = useState<number>();
  const done = (count: number) => {
    setEnded(count);
    setOpen(false);
    reload();
  };
  const since =
    own.passwordSetAt === null ? undefined : text('password.since', { date: dayAndTime(own.passwordSetAt) });
  return (
    <Section title={text('password.title')} note={since}>
      {ended === undefined ? null : (
        <p className="app-done" role="status">
          {text('password.done', { count: ended })}
        </p>
      )}
      {open ? (
        <PasswordForm login={own.login} length={own.passwordLength} onDone={done} />
      ) : (
        <div className="app-verbs">
          <Button onClick={() => setOpen(true)}>{text('password.verb')}</Button>
        </div>
      )}
    </Section>
  );
}

function SessionsSection() {
  const text = useText('app');
  const answer = useApi(listOwnSessions, {});
  const endOne = useApiMutation(endOwnSession);
  const endOthers = useApiMutation(endOtherSessions);
  const reload = { onSettled: () => void answer.refetch() };
  const error = answer.error ?? endOne.error ?? endOthers.error;
  const sessions = answer.data?.sessions ?? [];
  return (
    <Section title={text('sessions.title')} note={text('sessions.note')}>
      {error === null ? null : <ErrorState error={error} onRetry={() => void answer.refetch()} />}
      {answer.isPending ? <LoadingState lines={3} /> : null}
      {sessions.length === 0 ? null : (
        <SessionTable
          sessions={sessions}
          ending={endOne.isPending ? endOne.variables.params.id : undefined}
          onEnd={({ id }) => endOne.mutate({ params: { id } }, reload)}
        />
      )}
      {sessions.length < 2 ? null : (
        <div className="app-verbs">
          <Button loading={endOthers.isPending} onClick={() => endOthers.mutate({}, reload)}>
            {text('sessions.endOthers')}
          </Button>
        </div>
      )}
    </Section>
  );
}
