import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FigureBound, figureBounds } from '#kernel/indicators/contract/figure.ts';
import { programmeFigureStatus } from './facts.ts';
import { boundOfSum, fromHundredths } from './figures.ts';
import { investmentSum } from './projects.ts';
import { placeOf } from './zones.ts';

describe('fromHundredths', () => {
  it.each([
    [11_508_900_000_000, '115089000000'],
    [115, '1.15'],
    [110, '1.1'],
    [5, '0.05'],
    [0, '0'],
    [-101, '-1.01'],
  ])('of %i is %s', (fen, yuan) => {
    expect(fromHundredths(fen)).toBe(yuan);
  });
  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        const [whole = '', fraction = ''] = fromHundredths(fen).split('.');
        expect(Number(`${whole}${fraction.padEnd(2, '0')}`)).toBe(fen);
      }),
    );
  });
});

describe('boundOfSum', () => {
  it.each([
    [[], 'exact'],
    [['exact', 'exact'], 'exact'],
    [['exact', 'over'], 'at_least'],
    [['at_least'], 'at_least'],
    [['exact', 'about'], 'about'],
    [['over', 'under'], 'about'],
  ] as [FigureBound[], FigureBound][])('of %j is %s', (bounds, bound) => {
    expect(boundOfSum(bounds)).toBe(bound);
  });
  it('is never exact when a part is not, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...figureBounds), { minLength: 1 }), (bounds) => {
        expect(boundOfSum(bounds) === 'exact').toBe(bounds.every((bound) => bound === 'exact'));
        expect(boundOfSum(bounds.toReversed())).toBe(boundOfSum(bounds));
      }),
    );
  });
});

describe('investmentSum', () => {
  it('has no value when no row has one, and says on how many rows it rests', () => {
    expect(investmentSum({ rows: 3, withFigure: 0, sumFen: 0, bounds: [] })).toMatchObject({
      rows: 3,
      withFigure: 0,
      figure: { value: null, status: 'planned' },
    });
  });
});

describe('programmeFigureStatus', () => {
  it.each([
    ['target', 'target'],
    ['planned', 'planned'],
    ['under_negotiation', 'planned'],
    ['to_be_signed', 'planned'],
    ['under_way', 'planned'],
    ['actual', 'actual'],
    ['signed', 'actual'],
  ])('of %s is %s', (status, figure) => {
    expect(programmeFigureStatus(status)).toBe(figure);
  });
});

describe('placeOf', () => {
  const none = { lon: null, lat: null, seat_lon: null, seat_lat: null, seat_name: null };
  it('prefers the zone to the seat, and invents nothing', () => {
    expect(placeOf({ ...none, lon: '108.88', lat: '34.2', seat_lon: '1', seat_lat: '2' })).toMatchObject({
      lon: 108.88,
      lat: 34.2,
      basis: 'zone',
    });
    expect(placeOf({ ...none, seat_lon: '113.25', seat_lat: '23.117', seat_name: '广州市' })).toEqual({
      lon: 113.25,
      lat: 23.117,
      basis: 'seat',
      seatName: '广州市',
    });
    expect(placeOf(none)).toBeNull();
  });
});
