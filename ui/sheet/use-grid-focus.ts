import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { nextFault, type SheetColumn, type SheetPlace, type SheetRow } from './sheet-shapes.ts';

interface FaultKeys {
  faults: readonly SheetPlace[];
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  place: SheetPlace | undefined;
  goTo: (place: SheetPlace) => void;
  onBeyond: ((step: 1 | -1) => boolean) | undefined;
}

/**
 * F8 goes to the next fault, Shift+F8 to the one before, from anywhere on the page; past the rows of this page onto the
 * next. Gives the same for a button.
 */
export function useFaultKeys(keys: FaultKeys): (step: 1 | -1) => void {
  const latest = useRef(keys);
  latest.current = keys;
  const coming = useRef<1 | -1>(undefined);
  const go = useCallback((step: 1 | -1) => {
    const { faults, columns, place, goTo, onBeyond } = latest.current;
    const next = nextFault(faults, place, { step, columns });
    if (next !== undefined) return goTo(next);
    if (onBeyond?.(step) === true) coming.current = step;
    else if (faults[0] !== undefined) goTo(step === 1 ? faults[0] : (faults.at(-1) ?? faults[0]));
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go]);
  const first = keys.rows[0]?.number;
  // The page that was turned to has come: its first fault, or its last when going back.
  useEffect(() => {
    const step = coming.current;
    if (step === undefined || first === undefined) return;
    coming.current = undefined;
    const { faults, columns, goTo } = latest.current;
    const next = nextFault(faults, undefined, { step, columns });
    if (next !== undefined) goTo(next);
  }, [first]);
  return go;
}

/** Gives the focus back to the current cell when the button that had it went away with the fault that it mended. */
export function useFocusKept(table: RefObject<HTMLElement | null>, focus: () => void): void {
  const inside = useRef(false);
  const latest = useRef(focus);
  latest.current = focus;
  useEffect(() => {
    const onFocus = (event: FocusEvent) => {
      inside.current = event.target instanceof Node && table.current?.contains(event.target) === true;
    };
    const onPress = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || table.current?.contains(event.target) !== true) inside.current = false;
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress);
    };
  }, [table]);
  // After every drawing: whatever took the button away was drawn.
  useEffect(() => {
    if (inside.current && document.activeElement === document.body) latest.current();
  });
}
