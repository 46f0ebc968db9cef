import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panView, wholeView, zoomView } from './view.ts';

const size = { width: 800, height: 400 };

describe('the part of a map that is seen', () => {
  it('keeps the point under the pointer in its place while zooming in', () => {
    const at = { x: 200, y: 100 };
    const near = zoomView(wholeView, 2, at, size);
    expect(near).toEqual({ scale: 2, x: 100, y: 50 });
    expect((200 - near.x) * near.scale).toBe(at.x);
  });

  it('comes back to the whole when zoomed out', () => {
    const near = zoomView(wholeView, 4, { x: 700, y: 30 }, size);
    expect(zoomView(near, 0.1, { x: 5, y: 5 }, size)).toEqual(wholeView);
  });

  it('does not move the whole, as there is nothing beyond it', () => {
    expect(panView(wholeView, { x: 50, y: -20 }, size)).toEqual(wholeView);
  });

  it('never shows anything beyond the map, nor more than 16 times closer', () => {
    const step = fc.oneof(
      fc.record({ factor: fc.double({ min: 0.2, max: 5, noNaN: true }), x: fc.nat(800), y: fc.nat(400) }),
      fc.record({ panX: fc.integer({ min: -900, max: 900 }), panY: fc.integer({ min: -900, max: 900 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const view = steps.reduce(
          (before, each) =>
            'factor' in each
              ? zoomView(before, each.factor, each, size)
              : panView(before, { x: each.panX, y: each.panY }, size),
          wholeView,
        );
        expect(view.scale).toBeGreaterThanOrEqual(1);
        expect(view.scale).toBeLessThanOrEqual(16);
        expect(view.x).toBeGreaterThanOrEqual(0);
        expect(view.x + size.width / view.scale).toBeLessThanOrEqual(size.width + 1e-6);
        expect(view.y + size.height / view.scale).toBeLessThanOrEqual(size.height + 1e-6);
      }),
    );
  });
});
