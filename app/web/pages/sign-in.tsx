import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SessionView } from '#platform/auth/contract/endpoints.ts';
import { useText } from '#ui/i18n/i18n.ts';
import { useSession, useSessionChange } from '#ui/session/session.ts';
import { SignInProblem } from '../federation/problem.tsx';
import { firstReadablePage, safeTarget } from '../first-page.ts';
import { modules } from '../modules.ts';
import { CodeStep } from './code-step.tsx';
import { Door } from './door.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The door: sign in, with a second step where a second factor is enrolled, or look at what is published. */
export function SignInPage() {
  const text = useText('app');
  const { can } = useSession();
  const change = useSessionChange();
  const navigate = useNavigate();
  const open = firstReadablePage(modules, can);
  const search: { to?: string; step?: string } = useSearch({ strict: false });
  // Another identity provider sends the person back here when only the code is left.
  const [codeLeft, setCodeLeft] = useState(search.step === 'code');
  const done = (session: SessionView) => {
    change(session);
    const target = safeTarget(search.to);
    const href = session.setUp === null ? target : `/set-up?to=${encodeURIComponent(target)}`;
    void navigate({ href, replace: true });
  };
  if (codeLeft) {
    return (
      <Door title={text('codeStep.title')} lead={text('codeStep.what')}>
        <CodeStep onDone={done} onBack={() => setCodeLeft(false)} />
      </Door>
    );
  }
  return (
    <Door title={text('signIn.title')} lead={text('signIn.what')}>
      <SignInProblem />
      <SignInForm onDone={done} onCodeNeeded={() => setCodeLeft(true)} />
      {open === undefined ? null : (
        <div className="app-public">
          <Link to={open}>{text('signIn.public')}</Link>
          <p className="ys-meta">{text('signIn.publicWhat')}</p>
        </div>
      )}
    </Door>
  );
}
