import { useEffect, useRef, useSyncExternalStore } from 'react';

/** A key of the platform and the text that says what it does, under `keys` in ui's locale files. */
export interface Shortcut {
  readonly key: string;
  readonly action: string;
}

/** Every key there is, in the order of the list that `?` opens. */
export const shortcuts: readonly Shortcut[] = [
  { key: '/', action: 'search' },
  { key: 'j', action: 'next' },
  { key: 'k', action: 'previous' },
  { key: 'Enter', action: 'open' },
  { key: 'x', action: 'select' },
  { key: 'e', action: 'main' },
  { key: 'Escape', action: 'back' },
  { key: '?', action: 'list' },
];

const storageKey = 'yuanshu.shortcuts';
const listeners = new Set<() => void>();
let off: boolean | undefined;

/** Whether single-key shortcuts are in use on this device (WCAG 2.1.4 asks for a way to turn them off). */
export function shortcutsOn(): boolean {
  off ??= localStorage.getItem(storageKey) === 'off';
  return !off;
}

/** Turns single-key shortcuts on or off on this device. */
export function setShortcuts(on: boolean): void {
  off = !on;
  if (on) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
  for (const notify of listeners) notify();
}

/** {@link shortcutsOn}, following changes. */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    shortcutsOn,
    () => true,
  );
}

/** Whether a key belongs to what has the focus, a field or an open dialog, rather than to the page. */
export function belongsToField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], dialog:modal') !== null
  );
}

/** Runs `run` when the key is pressed outside fields, without Ctrl, Alt or Meta, while shortcuts are on. */
export function useShortcut(key: string, run: (event: KeyboardEvent) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      // Enter and Esc are not single characters and stay on.
      if (belongsToField(event.target) || (key.length === 1 && !shortcutsOn())) return;
      event.preventDefault();
      latest.current(event);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [key]);
}
