import './sign-in.css';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useText } from '#ui/i18n/i18n.ts';
import { Languages } from '#ui/shell/languages.tsx';
import { Logo } from '#ui/shell/logo.tsx';

/** A page before the frame: signing in, activating an account, setting one up. */
export function Door({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const product = useText('ui')('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
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
        <h1>{title}</h1>
        {lead === undefined ? null : <p className="app-lead">{lead}</p>}
        {children}
      </main>
    </div>
  );
}
