import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlacedLabel, placeLabels, textWidth } from './labels.ts';

const room = { width: 800, height: 500 };
const wish = fc.record({
  x: fc.integer({ min: 0, max: 800 }),
  y: fc.integer({ min: 0, max: 500 }),
  width: fc.integer({ min: 20, max: 160 }),
});

const box = (label: PlacedLabel, width: number) => ({
  left: label.x,
  right: label.x + width,
  top: label.y - 12,
  bottom: label.y + 4,
});

describe('placeLabels', () => {
  it('never lets two names touch, nor a name leave the map or cover a point', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        const named = wishes.map((each, index) => ({ ...each, id: String(index) }));
        const boxes = placeLabels(named, room).map((label) => box(label, named[Number(label.id)]?.width ?? 0));
        for (const [index, a] of boxes.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.right).toBeLessThanOrEqual(room.width);
          for (const b of boxes.slice(index + 1)) {
            expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
          }
          for (const { x, y } of named) {
            expect(x > a.right || x < a.left || y > a.bottom || y < a.top).toBe(true);
          }
        }
      }),
    );
  });

  it('stands to the right of a lonely point, and to the left at the right edge', () => {
    expect(placeLabels([{ id: 'a', x: 100, y: 100, width: 60 }], room)).toEqual([{ id: 'a', x: 108, y: 104 }]);
    expect(placeLabels([{ id: 'a', x: 780, y: 100, width: 60 }], room)).toEqual([{ id: 'a', x: 712, y: 104 }]);
  });

  it('gives the first wish its place when there is room for one only', () => {
    const narrow = { width: 90, height: 30 };
    const placed = placeLabels(
      [
        { id: 'first', x: 10, y: 15, width: 60 },
        { id: 'second', x: 12, y: 15, width: 60 },
      ],
      narrow,
    );
    expect(placed.map(({ id }) => id)).toEqual(['first']);
  });
});

describe('textWidth', () => {
  it('counts a Chinese character wider than a letter', () => {
    expect(textWidth('高新区')).toBe(39);
    expect(textWidth('zone')).toBe(28);
  });
});
