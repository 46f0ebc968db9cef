import './sign-in.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText } from '#ui/i18n/i18n.ts';
import { useSession } from '#ui/session/session.ts';
import { Languages } from '#ui/shell/languages.tsx';
import { Logo } from '#ui/shell/logo.tsx';
import { firstReadablePage, safeTarget } from '../first-page.ts';
import { modules } from '../modules.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The door: sign in, or look at what is published. */
export function SignInPage() {
  const text = useText('app');
  const product = useText('ui')('product');
  const { can } = useSession();
  const navigate = useNavigate();
  const open = firstReadablePage(modules, can);
  const search: { to?: string } = useSearch({ strict: false });
  useEffect(() => {
    document.title = `${text('signIn.title')} · ${product}`;
  }, [text, product]);
  return (
    <div className="app-door">
      <header>
        <Link to="/" className="ys-logo">
          <Logo />
          <span>{product}</span>
        </Link>
        <Languages />
      </header>
      <main id="main">
        <h1>{text('signIn.title')}</h1>
        <p className="app-lead">{text('signIn.what')}</p>
        <SignInForm onDone={() => void navigate({ href: safeTarget(search.to), replace: true })} />
        {open === undefined ? null : (
          <div className="app-public">
            <Link to={open}>{text('signIn.public')}</Link>
            <p className="ys-meta">{text('signIn.publicWhat')}</p>
          </div>
        )}
      </main>
    </div>
  );
}
