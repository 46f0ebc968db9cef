import './list.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { belongsToField, useShortcut } from '../keys/shortcuts.ts';
import { useNarrow } from '../media/narrow.ts';
import { usePanel } from '../url/use-search.ts';
import { rowLink } from './row-link.tsx';

/** Properties of {@link SidePanel}. */
export interface SidePanelProps {
  title: string;
  children: ReactNode;
  /** The main verb, fixed at the foot. */
  footer?: ReactNode;
}

/**
 * A record beside its list, under an address of its own. The list stays usable next to it; on a phone it covers the list.
 * Esc and the cross close it and give the focus back to the row.
 */
export function SidePanel({ title, children, footer }: SidePanelProps) {
  const text = useText('ui');
  const panel = usePanel();
  const narrow = useNarrow();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (narrow) shown?.showModal();
    else shown?.show();
    return () => shown?.close();
  }, [narrow]);
  const close = () => {
    const row = panel.id;
    panel.close();
    if (row !== undefined) requestAnimationFrame(() => rowLink(row)?.focus());
  };
  useEscape(close);
  useShortcut('e', () => {
    dialog.current?.querySelector<HTMLElement>(':scope > footer :is(a, button):not(:disabled)')?.click();
  });
  return (
    <dialog
      ref={dialog}
      className="ys-panel"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" className="ys-plain ys-icon-button" aria-label={text('action.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="ys-panel-body">{children}</div>
      {footer === undefined ? null : <footer>{footer}</footer>}
    </dialog>
  );
}

/** Esc closes the panel, but first whatever stands open above it; the browser itself closes that. */
function useEscape(close: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || belongsToField(event.target)) return;
      if (document.querySelector('[popover]:popover-open, dialog:modal') === null) close();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
