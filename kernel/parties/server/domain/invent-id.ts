import type { Random } from './random.ts';

// Before any real row, so that invented ids sort first and can be told apart.
const firstMillisecond = Date.UTC(2020, 0, 1);

/** A UUIDv7 (RFC 9562) of the n-th invented row: one millisecond a row keeps the index in the order of insertion. */
export function inventId(random: Random, index: number): string {
  const time = (firstMillisecond + index).toString(16).padStart(12, '0');
  const version = (0x7000 + random.below(0x1000)).toString(16);
  const variant = (0x8000 + random.below(0x4000)).toString(16);
  const rest = hex(random.below(2 ** 32), 8) + hex(random.below(2 ** 16), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${rest}`;
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}
