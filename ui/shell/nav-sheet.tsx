import { useRef, useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import type { SearchEntry, WebModule } from '../module.ts';
import { useSession } from '../session/session.ts';
import { Languages } from './languages.tsx';
import { Nav } from './nav.tsx';
import { SearchField } from './search-field.tsx';

/** On a phone: the search field and the navigation as a sheet from the right. */
export function NavSheet({
  modules,
  search,
}: {
  modules: readonly WebModule[];
  search?: { module: string; entry: SearchEntry } | undefined;
}) {
  const text = useText('ui');
  const { zone } = useSession();
  const sheet = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => sheet.current?.close();
  const show = () => {
    setOpen(true);
    sheet.current?.showModal();
  };
  return (
    <span className="ys-narrow-only">
      <button type="button" className="ys-plain ys-top-item" onClick={show}>
        <Icon name="menu" />
        {text('shell.menu')}
      </button>
      <dialog ref={sheet} className="ys-sheet" aria-label={text('shell.menu')} onClose={() => setOpen(false)}>
        <div className="ys-sheet-head">
          <b>{zone?.name ?? text('shell.visitor')}</b>
          <button type="button" className="ys-plain ys-icon-button" aria-label={text('action.close')} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        {open && search !== undefined ? <SearchField {...search} onGo={close} /> : null}
        <nav aria-label={text('shell.mainNavigation')}>
          <Nav modules={modules} onGo={close} />
        </nav>
        <Languages />
      </dialog>
    </span>
  );
}
