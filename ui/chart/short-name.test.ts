import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortName } from './short-name.ts';

describe('shortName', () => {
  it('leaves what fits, and cuts what does not at the last sign that does', () => {
    expect(shortName('综合窗口科', 5)).toBe('综合窗口科');
    expect(shortName('综合窗口科', 4)).toBe('综合窗…');
    expect(shortName('Permits and licences', 11)).toBe('Permits and licences');
    expect(shortName('Permits and licences', 7)).toBe('Permits and…');
  });

  it('never takes more room than it is given, in Chinese signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('园', 'a') }), fc.integer({ min: 1, max: 30 }), (name, most) => {
        const short = shortName(name, most);
        const room = [...short].reduce((sum, one) => sum + (one === 'a' ? 0.5 : 1), 0);
        expect(room).toBeLessThanOrEqual(most);
        expect(name.startsWith(short.replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});
