import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOf, cellBeside, editActOf, type KeyPress, rowsPerLeap } from './grid-keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});
const size = { rows: 30, columns: 8 };
const middle = { row: 12, column: 3 };

describe('keys on a cell', () => {
  it.each([
    ['ArrowUp', { row: 11, column: 3 }],
    ['ArrowDown', { row: 13, column: 3 }],
    ['ArrowLeft', { row: 12, column: 2 }],
    ['ArrowRight', { row: 12, column: 4 }],
    ['Home', { row: 12, column: 0 }],
    ['End', { row: 12, column: 7 }],
    ['PageUp', { row: 12 - rowsPerLeap, column: 3 }],
    ['PageDown', { row: 12 + rowsPerLeap, column: 3 }],
  ])('%s goes where Excel goes', (key, to) => {
    expect(actOf(press(key), middle, size)).toEqual({ do: 'go', to });
  });

  it.each([
    ['ArrowUp', { row: 0, column: 3 }],
    ['ArrowDown', { row: 29, column: 3 }],
    ['ArrowLeft', { row: 12, column: 0 }],
    ['ArrowRight', { row: 12, column: 7 }],
    ['Home', { row: 0, column: 0 }],
    ['End', { row: 29, column: 7 }],
  ])('Ctrl+%s goes to the edge', (key, to) => {
    expect(actOf(press(key, { ctrlKey: true }), middle, size)).toEqual({ do: 'go', to });
  });

  it('edits by Enter, F2, emptying, a character and the first key of an input method', () => {
    expect(actOf(press('Enter'), middle, size)).toEqual({ do: 'edit' });
    expect(actOf(press('F2'), middle, size)).toEqual({ do: 'edit' });
    expect(actOf(press('Delete'), middle, size)).toEqual({ do: 'edit', text: '' });
    expect(actOf(press('9'), middle, size)).toEqual({ do: 'edit', text: '9' });
    expect(actOf(press('示'), middle, size)).toEqual({ do: 'edit', text: '示' });
    expect(actOf(press('𠮷'), middle, size)).toEqual({ do: 'edit', text: '𠮷' });
    expect(actOf(press('Process'), middle, size)).toEqual({ do: 'edit', text: '' });
  });

  it('leaves to the browser what is the browser’s', () => {
    for (const key of ['Tab', 'Escape', 'F5', 'F8', ' ', 'Shift']) {
      expect([key, actOf(press(key), middle, size)]).toEqual([key, undefined]);
    }
    expect(actOf(press('c', { ctrlKey: true }), middle, size)).toBeUndefined();
    expect(actOf(press('ArrowLeft', { altKey: true }), middle, size)).toBeUndefined();
    expect(actOf(press('r', { metaKey: true }), middle, size)).toBeUndefined();
  });

  it('never leaves the grid, whatever is pressed in whatever order', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    const steps = fc.array(fc.record({ key: keys, ctrlKey: fc.boolean() }), { maxLength: 40 });
    const sizes = fc.record({ rows: fc.integer({ min: 1, max: 200 }), columns: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(steps, sizes, (pressed, grid) => {
        let at = { row: 0, column: 0 };
        for (const { key, ctrlKey } of pressed) {
          const act = actOf(press(key, { ctrlKey }), at, grid);
          if (act?.do === 'go') at = act.to;
          expect(at.row).toBeGreaterThanOrEqual(0);
          expect(at.row).toBeLessThan(grid.rows);
          expect(at.column).toBeGreaterThanOrEqual(0);
          expect(at.column).toBeLessThan(grid.columns);
        }
      }),
    );
  });
});

describe('keys in a cell that is edited', () => {
  it('save, save and go on, or leave', () => {
    expect(editActOf(press('Enter'))).toBe('save');
    expect(editActOf(press('Tab'))).toBe('saveAndNext');
    expect(editActOf(press('Tab', { shiftKey: true }))).toBe('saveAndPrevious');
    expect(editActOf(press('Escape'))).toBe('leave');
  });

  it('are typing otherwise, and belong to a word that is being composed', () => {
    expect(editActOf(press('a'))).toBeUndefined();
    expect(editActOf(press('ArrowLeft'))).toBeUndefined();
    expect(editActOf({ ...press('Enter'), isComposing: true })).toBeUndefined();
    expect(editActOf({ ...press('Escape'), isComposing: true })).toBeUndefined();
    expect(editActOf(press('Enter', { ctrlKey: true }))).toBeUndefined();
  });
});

describe('the cell beside', () => {
  it('goes over the end of a row, and back', () => {
    expect(cellBeside({ row: 2, column: 7 }, 1, size)).toEqual({ row: 3, column: 0 });
    expect(cellBeside({ row: 3, column: 0 }, -1, size)).toEqual({ row: 2, column: 7 });
  });

  it('stays at the first and the last', () => {
    expect(cellBeside({ row: 0, column: 0 }, -1, size)).toEqual({ row: 0, column: 0 });
    expect(cellBeside({ row: 29, column: 7 }, 1, size)).toEqual({ row: 29, column: 7 });
  });
});
