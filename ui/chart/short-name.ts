/** Letters that take less than a Chinese sign: about half of it. */
const slim = /[ -LN-VX-ln-vx-~]/;

/** A name cut to so many Chinese signs' room, with a mark where it was cut; the whole one stands in the table beside. */
export function shortName(name: string, most: number): string {
  const letters = [...name];
  const room = (count: number) => letters.slice(0, count).reduce((sum, one) => sum + (slim.test(one) ? 0.5 : 1), 0);
  if (room(letters.length) <= most) return name;
  const kept = letters.findLastIndex((_, index) => room(index) <= most - 1);
  return `${letters.slice(0, kept).join('').trimEnd()}…`;
}
