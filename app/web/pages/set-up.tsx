import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { getOwnAccount } from '#platform/auth/contract/own-account.ts';
import { useApi } from '#ui/api/hooks.ts';
import { useText } from '#ui/i18n/i18n.ts';
import { useSession, useSessionReload, useSignOut } from '#ui/session/session.ts';
import { ErrorState, LoadingState } from '#ui/state/states.tsx';
import { EnrolFactor } from '../account/enrol-factor.tsx';
import { PasswordForm } from '../account/password-form.tsx';
import { safeTarget } from '../first-page.ts';
import { Door } from './door.tsx';

/** What a session has to do before anything else: replace the password, or enrol a second factor. */
export function SetUpPage() {
  const text = useText('app');
  const { setUp } = useSession();
  const reload = useSessionReload();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const search: { to?: string } = useSearch({ strict: false });
  const target = safeTarget(search.to);
  useEffect(() => {
    if (setUp === null) void navigate({ href: target, replace: true });
  }, [setUp, target, navigate]);
  if (setUp === null) return null;
  const done = () => void reload();
  return (
    <Door title={text(`setUp.${setUp}`)} lead={text(`setUp.${setUp}What`)}>
      {setUp === 'password' ? <Password onDone={done} /> : <EnrolFactor onDone={done} />}
      <div className="app-public">
        <button type="button" className="ys-link" onClick={() => void signOut()}>
          {text('setUp.signOut')}
        </button>
      </div>
    </Door>
  );
}

function Password({ onDone }: { onDone: () => void }) {
  const own = useApi(getOwnAccount, {});
  if (own.error !== null) return <ErrorState error={own.error} onRetry={() => void own.refetch()} />;
  if (own.data === undefined) return <LoadingState lines={4} />;
  return <PasswordForm login={own.data.login} length={own.data.passwordLength} onDone={onDone} />;
}
