import { useCallback, useEffect, useRef, useState } from 'react';

/** Where a link leads: an element, and in it the character of an expression or a cell of a table. */
export interface JumpTarget {
  readonly element: string;
  readonly character?: number;
  readonly row?: number | null;
  readonly column?: number | null;
}

/** How long a part that is loaded when it is first shown may take to come. */
const waitsFor = 3_000;
const looksEvery = 50;

/** Goes to a place of the page that may only now be drawn: shows it, puts the caret to the character. */
export function useJump(): (target: JumpTarget) => void {
  const [target, setTarget] = useState<JumpTarget>();
  const began = useRef(0);
  useEffect(() => {
    if (target === undefined) return;
    const timer = setInterval(() => {
      const late = Date.now() - began.current > waitsFor;
      if (goTo(target, late) || late) setTarget(undefined);
    }, looksEvery);
    return () => clearInterval(timer);
  }, [target]);
  return useCallback((next: JumpTarget) => {
    began.current = Date.now();
    setTarget(next);
  }, []);
}

/** Whether the place was there; `late` goes to what there is of it. */
function goTo({ element, character, row, column }: JumpTarget, late: boolean): boolean {
  const place = document.getElementById(element);
  if (place === null) return false;
  const inTable = row !== undefined && row !== null;
  const inner = inTable
    ? cellOf(place, row, column)
    : character === undefined
      ? place
      : place.querySelector<HTMLElement>('.cm-content');
  if (inner === null && !late) return false;
  const found = inner ?? place;
  found.scrollIntoView({ block: 'center' });
  const field =
    found.tabIndex < 0 && !found.hasAttribute('tabindex') ? found.querySelector<HTMLElement>('input, select') : null;
  (field ?? found).focus({ preventScroll: true });
  if (!inTable && character !== undefined && found !== place) putCaret(found, character);
  return true;
}

/** The cell of a table's grid; without a column the last of the row, which answers. */
function cellOf(place: HTMLElement, row: number, column: number | null | undefined): HTMLElement | null {
  const cells = [...place.querySelectorAll<HTMLElement>(`[data-cell^="${row}:"]`)];
  return cells.find((cell) => cell.dataset.cell === `${row}:${column}`) ?? cells.at(-1) ?? null;
}

/** Puts the caret behind so many characters; the lines of the editor are elements, their ends one character. */
function putCaret(editor: HTMLElement, character: number): void {
  let left = character;
  for (const line of editor.querySelectorAll('.cm-line')) {
    const length = line.textContent.length;
    if (left > length) {
      left -= length + 1;
      continue;
    }
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const size = text.textContent?.length ?? 0;
      if (left <= size) {
        getSelection()?.collapse(text, left);
        return;
      }
      left -= size;
    }
    return;
  }
}
