import './shell.css';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useText } from '../i18n/i18n.ts';
import { ShortcutList } from '../keys/shortcut-list.tsx';
import type { WebModule } from '../module.ts';
import { useSession } from '../session/session.ts';
import { Languages } from './languages.tsx';
import { Logo } from './logo.tsx';
import { Nav } from './nav.tsx';
import { NavSheet } from './nav-sheet.tsx';
import { SearchField } from './search-field.tsx';
import { UserMenu } from './user-menu.tsx';

/** The frame of every page behind the door: skip link, navigation, top bar, main part. */
export function Shell({ modules }: { modules: readonly WebModule[] }) {
  const text = useText('ui');
  const { zone } = useSession();
  const main = useFocusOnNewPage();
  return (
    <div className={zone?.demonstration ? 'ys-app ys-app-demo' : 'ys-app'}>
      <a className="ys-skip" href="#main">
        {text('shell.skip')}
      </a>
      <nav className="ys-side" aria-label={text('shell.mainNavigation')}>
        <Brand />
        <p className="ys-zone">{zone?.name ?? text('shell.visitor')}</p>
        <Nav modules={modules} />
        {zone?.demonstration ? <p className="ys-demo">{text('shell.demonstration')}</p> : null}
      </nav>
      <div>
        <TopBar modules={modules} />
        {zone?.demonstration ? <aside className="ys-demo-strip">{text('shell.demonstration')}</aside> : null}
        <main id="main" ref={main} tabIndex={-1} className="ys-main">
          <Outlet />
        </main>
        {zone?.demonstration ? <footer className="ys-demo ys-demo-foot">{text('shell.demonstration')}</footer> : null}
      </div>
      <ShortcutList />
    </div>
  );
}

function Brand() {
  const text = useText('ui');
  return (
    <Link to="/" className="ys-logo">
      <Logo />
      <span>{text('product')}</span>
    </Link>
  );
}

function TopBar({ modules }: { modules: readonly WebModule[] }) {
  const { account, can } = useSession();
  const searched = modules.find((module) => module.search !== undefined && can(module.search.permission));
  const search = searched?.search && { module: searched.name, entry: searched.search };
  return (
    <header className="ys-top">
      <span className="ys-narrow-only">
        <Brand />
      </span>
      {search === undefined ? null : <SearchField {...search} />}
      <span className="ys-space" />
      {account?.staff ? (
        <span className="ys-top-item ys-wide-only">
          {account.staff.department} · {account.staff.post}
        </span>
      ) : null}
      <span className="ys-wide-only">
        <Languages />
      </span>
      <UserMenu />
      <NavSheet modules={modules} search={search} />
    </header>
  );
}

/** After a step to another page the focus moves to its main part, as it would with a page loaded anew. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}
