import './popup.css';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { placePanel } from './place.ts';

/** Properties of {@link Popup}. */
export interface PopupProps {
  /** Content of the button. */
  button: ReactNode;
  buttonClass: string;
  /** Name for readers where the content of the button alone does not say it. */
  buttonLabel?: string | undefined;
  /** Name of the panel. */
  label: string;
  /** Drawn only while open; `close` closes and gives the focus back to the button. */
  children: (close: () => void) => ReactNode;
}

/** A button with a panel of its own: opens on click or Enter, closes on Esc, on a click outside, or by `close`. */
export function Popup({ button, buttonClass, buttonLabel, label, children }: PopupProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const move = () => place(opener.current, panel.current);
    addEventListener('resize', move);
    document.addEventListener('scroll', move, { capture: true, passive: true });
    return () => {
      removeEventListener('resize', move);
      document.removeEventListener('scroll', move, { capture: true });
    };
  }, [open]);
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={buttonClass}
        popoverTarget={id}
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-label={buttonLabel}
        onClick={(event) => event.stopPropagation()}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="ys-popup"
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
        onBeforeToggle={(event) => {
          if (event.newState !== 'open') return;
          flushSync(() => setOpen(true));
          // The panel has a size only once it is shown, which is after this event and before the next frame.
          requestAnimationFrame(() => place(opener.current, panel.current));
        }}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open ? children(() => panel.current?.hidePopover()) : null}
      </div>
    </>
  );
}

function place(button: HTMLElement | null, panel: HTMLElement | null): void {
  if (button === null || panel === null) return;
  // From the corner the panel can take the width it wants; measured where it stood it would be squeezed.
  panel.style.left = '0';
  panel.style.top = '0';
  const spot = placePanel(button.getBoundingClientRect(), panel.getBoundingClientRect(), {
    width: document.documentElement.clientWidth,
    height: innerHeight,
  });
  panel.style.left = `${spot.left}px`;
  panel.style.top = `${spot.top}px`;
}
