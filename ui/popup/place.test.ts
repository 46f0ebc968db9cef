import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePanel } from './place.ts';

const room = { width: 1000, height: 700 };

describe('placePanel', () => {
  it('opens below its button, left ends in line', () => {
    expect(placePanel({ left: 100, top: 50, width: 80, height: 24 }, { width: 300, height: 200 }, room)).toEqual({
      left: 100,
      top: 80,
    });
  });

  it('opens above where there is no room below', () => {
    expect(placePanel({ left: 100, top: 600, width: 80, height: 24 }, { width: 300, height: 200 }, room)).toEqual({
      left: 100,
      top: 394,
    });
  });

  it('moves left rather than past the edge', () => {
    expect(placePanel({ left: 900, top: 50, width: 80, height: 24 }, { width: 300, height: 200 }, room).left).toBe(692);
  });

  it('stays in the window wherever the button is, as long as it fits', () => {
    const spot = fc.record({ left: fc.nat(1000), top: fc.nat(700), width: fc.nat(200), height: fc.nat(60) });
    const panel = fc.record({ width: fc.nat(980), height: fc.nat(680) });
    fc.assert(
      fc.property(spot, panel, (button, size) => {
        const { left, top } = placePanel(button, size, room);
        expect(left).toBeGreaterThanOrEqual(8);
        expect(top).toBeGreaterThanOrEqual(8);
        expect(left + size.width).toBeLessThanOrEqual(Math.max(992, size.width + 8));
        expect(top + size.height).toBeLessThanOrEqual(Math.max(692, size.height + 8));
      }),
    );
  });
});
