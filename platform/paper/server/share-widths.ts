/** What a column would take, and the least that it can do with. */
export interface WantedWidth {
  natural: number;
  least: number;
}

/**
 * Shares the width of a page among columns: each as much as its content wants where that fits, with what is left over
 * shared out in proportion; else the widest give way first, none below its least while that is possible.
 */
export function shareWidths(wanted: readonly WantedWidth[], width: number): number[] {
  const natural = wanted.map((one) => Math.max(one.natural, one.least));
  const sum = total(natural);
  if (sum <= width) return natural.map((one) => (one * width) / (sum || 1));
  const least = wanted.map((one) => one.least);
  const floor = total(least);
  if (floor >= width) return least.map((one) => (one * width) / floor);
  const at = (level: number) => wanted.map((one, index) => Math.max(one.least, Math.min(natural[index] ?? 0, level)));
  let low = 0;
  let high = Math.max(...natural);
  // Halving 40 times is exact to a billionth of the page.
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (total(at(middle)) > width) high = middle;
    else low = middle;
  }
  return at(low);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
