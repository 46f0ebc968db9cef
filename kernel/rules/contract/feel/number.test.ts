import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../answer.fixture.ts';
import { formatNumber, parseNumber, roundTo } from './number.ts';

/** A number as BigInt over a power of ten. */
interface Scaled {
  readonly digits: bigint;
  readonly places: number;
}

const scaled = fc.record({
  digits: fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
  places: fc.integer({ min: 0, max: 8 }),
});

function textOf({ digits, places }: Scaled): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const point = size.length - places;
  return `${digits < 0n ? '-' : ''}${size.slice(0, point)}${places > 0 ? `.${size.slice(point)}` : ''}`;
}

/** The shortest digits of a number, as FEEL prints it. */
function printed(number: Scaled): string {
  const text = textOf(number);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}

/** Brings two numbers to the same places. */
function aligned(a: Scaled, b: Scaled): [bigint, bigint, number] {
  const places = Math.max(a.places, b.places);
  return [a.digits * 10n ** BigInt(places - a.places), b.digits * 10n ** BigInt(places - b.places), places];
}

describe('decimals of 34 digits', () => {
  it('add, subtract, multiply and compare as rationals of BigInt do', () => {
    fc.assert(
      fc.property(scaled, scaled, (a, b) => {
        const [x, y, places] = aligned(a, b);
        const [left, right] = [`(${textOf(a)})`, `(${textOf(b)})`];
        expect(answer(`${left} + ${right}`)).toBe(printed({ digits: x + y, places }));
        expect(answer(`${left} - ${right}`)).toBe(printed({ digits: x - y, places }));
        expect(answer(`${left} * ${right}`)).toBe(
          printed({ digits: a.digits * b.digits, places: a.places + b.places }),
        );
        expect(answer(`${left} < ${right}`)).toBe(String(x < y));
      }),
      { numRuns: 150 },
    );
  });

  it('divide to 34 digits, ties to even, as BigInt does', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (a, b) => {
        let places = 0;
        while ((a * 10n ** BigInt(places)) / b < 10n ** 33n) places += 1;
        const [whole, rest] = [(a * 10n ** BigInt(places)) / b, (a * 10n ** BigInt(places)) % b];
        const up = rest * 2n > b || (rest * 2n === b && whole % 2n === 1n);
        expect(answer(`${a} / ${b}`)).toBe(printed({ digits: whole + (up ? 1n : 0n), places }));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['0.1 + 0.2 = 0.3', 'true'],
    ['1/3', '0.3333333333333333333333333333333333'],
    ['2/3', '0.6666666666666666666666666666666667'],
    ['1234567890123456789012345678901234 + 0.5', '1234567890123456789012345678901234'],
    ['1234567890123456789012345678901235 + 0.5', '1234567890123456789012345678901236'],
    ['10 ** 6144 * 10', 'null'],
    ['2 ** 0.5', '1.414213562373095048801688724209698'],
    ['4 ** -1', '0.25'],
    ['2 ** 10000000000', 'null'],
    ['0 - 0', '0'],
    ['-0.0', '0'],
    ['1e3', '1000'],
    ['.5', '0.5'],
  ])('%s is %s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });

  it('round a tie as the mode says, on either side of the point', () => {
    const modes = ['up', 'down', 'ceiling', 'floor', 'halfUp', 'halfDown', 'halfEven'] as const;
    const rounded = (text: string, scale: number) =>
      modes.map((mode) =>
        formatNumber(roundTo(parseNumber(text) ?? parseNumberFails(text), scale, mode) ?? parseNumberFails(text)),
      );
    expect(rounded('2.5', 0)).toEqual(['3', '2', '3', '2', '3', '2', '2']);
    expect(rounded('-2.5', 0)).toEqual(['-3', '-2', '-2', '-3', '-3', '-2', '-2']);
    expect(rounded('125', -1)).toEqual(['130', '120', '130', '120', '130', '120', '120']);
    expect(rounded('1.005', 2)).toEqual(['1.01', '1', '1.01', '1', '1.01', '1', '1']);
  });
});

function parseNumberFails(text: string): never {
  throw new Error(text);
}
