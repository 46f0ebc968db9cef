import { useRef } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import type { WebModule } from '../module.ts';
import { useSession } from '../session/session.ts';
import { Languages } from './languages.tsx';
import { Nav } from './nav.tsx';

/** On a phone: the navigation as a sheet from the right. */
export function NavSheet({ modules }: { modules: readonly WebModule[] }) {
  const text = useText('ui');
  const { zone } = useSession();
  const sheet = useRef<HTMLDialogElement>(null);
  const close = () => sheet.current?.close();
  return (
    <span className="ys-narrow-only">
      <button type="button" className="ys-plain ys-top-item" onClick={() => sheet.current?.showModal()}>
        <Icon name="menu" />
        {text('shell.menu')}
      </button>
      <dialog ref={sheet} className="ys-sheet" aria-label={text('shell.menu')}>
        <div className="ys-sheet-head">
          <b>{zone?.name ?? text('shell.visitor')}</b>
          <button type="button" className="ys-plain ys-icon-button" aria-label={text('action.close')} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        <nav aria-label={text('shell.mainNavigation')}>
          <Nav modules={modules} onGo={close} />
        </nav>
        <Languages />
      </dialog>
    </span>
  );
}
