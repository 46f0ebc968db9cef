/** A point of a drawing, in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Round steps of an axis from zero (or below) to at least the largest value. */
export function axisSteps(values: readonly number[], steps = 3): number[] {
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const rough = (top - bottom) / steps;
  if (!(rough > 0)) return [0, 1];
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((each) => each * size >= rough - size / 1e6) ?? 10) * size;
  const from = Math.floor(bottom / step);
  const to = Math.ceil(top / step - 1e-9);
  return Array.from({ length: to - from + 1 }, (_, place) => Number(((from + place) * step).toPrecision(12)));
}

/** Two round ends that hold every value, for drawings that compare places and not lengths. */
export function roundEnds(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const size = 10 ** Math.floor(Math.log10(Math.max(high - low, Math.abs(high) / 100, 1e-9)));
  const half = size / 2;
  const [from, to] = [Math.floor(low / half) * half, Math.ceil(high / half) * half];
  return [Number(from.toPrecision(12)), Number((to > from ? to : from + half).toPrecision(12))];
}

/** Places a value between two ends. */
export function placed(value: number, [low, high]: readonly [number, number], [from, to]: readonly [number, number]) {
  return high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from);
}

/** A line through spots; where one is missing it breaks off. */
export function linePath(spots: readonly (Spot | undefined)[]): string {
  let open = false;
  return spots
    .map((spot) => {
      if (spot === undefined) {
        open = false;
        return '';
      }
      const word = open ? 'L' : 'M';
      open = true;
      return `${word}${spot.x.toFixed(1)} ${spot.y.toFixed(1)}`;
    })
    .join('');
}

/** Running totals within a year, for drawing; a month that is missing ends the line. */
export function runningTotals(values: readonly (number | undefined)[]): (number | undefined)[] {
  let total: number | undefined = 0;
  return values.map((value) => {
    total = total === undefined || value === undefined ? undefined : total + value;
    return total;
  });
}

/** Places labels of one column so that none covers another: each at least `gap` from the one above, inside the drawing. */
export function spreadLabels(
  wanted: readonly number[],
  { gap, low, high }: { gap: number; low: number; high: number },
) {
  const order = wanted.map((at, index) => ({ at, index })).sort((one, other) => one.at - other.at);
  let least = low;
  for (const label of order) {
    label.at = Math.max(label.at, least);
    least = label.at + gap;
  }
  let most = high;
  for (const label of [...order].reverse()) {
    label.at = Math.min(label.at, most);
    most = label.at - gap;
  }
  return order.sort((one, other) => one.index - other.index).map(({ at }) => at);
}
