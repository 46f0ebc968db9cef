import { useRef } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { shortcuts, useShortcut } from './shortcuts.ts';

/** What each key is called on the keyboard. */
const keyNames: Readonly<Record<string, string>> = { Escape: 'Esc', j: 'J', k: 'K', x: 'X', e: 'E' };

/** The list of keys that `?` opens. */
export function ShortcutList() {
  const text = useText('ui');
  const dialog = useRef<HTMLDialogElement>(null);
  useShortcut('?', () => dialog.current?.showModal());
  return (
    <dialog ref={dialog} className="ys-sheet" aria-label={text('keys.title')}>
      <div className="ys-sheet-head">
        <h2>{text('keys.title')}</h2>
        <button
          type="button"
          className="ys-plain ys-icon-button"
          aria-label={text('action.close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <dl>
        {shortcuts.map(({ key, action }) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{keyNames[key] ?? key}</kbd>
            </dt>
            <dd>{text(`keys.${action}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="ys-meta">{text('keys.offSwitch')}</p>
    </dialog>
  );
}
