/** A share in a firm with its days: the last day is not held any more; percent as decimal text of at most six places. */
export interface DatedShare {
  percent: string;
  startsOn: string;
  endsOn: string | null;
}

const whole = 100_000_000n;

/** The first day on which shares add up to more than 100 %, and to how much; undefined where they never do. Exact, in millionths. */
export function findExcess(shares: readonly DatedShare[]): { day: string; percent: string } | undefined {
  const days = [...new Set(shares.map((share) => share.startsOn))].sort();
  for (const day of days) {
    const held = shares.filter((one) => one.startsOn <= day && (one.endsOn === null || day < one.endsOn));
    const sum = held.reduce((total, one) => total + millionthsOf(one.percent), 0n);
    if (sum > whole) return { day, percent: percentOf(sum) };
  }
  return undefined;
}

function millionthsOf(percent: string): bigint {
  const [left = '0', right = ''] = percent.split('.');
  return BigInt(left) * 1_000_000n + BigInt(right.padEnd(6, '0'));
}

function percentOf(millionths: bigint): string {
  const right = String(millionths % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const left = String(millionths / 1_000_000n);
  return right === '' ? left : `${left}.${right}`;
}

/** A percent as the database writes it (`12.500000`), without the places that say nothing. */
export function plainPercent(text: string): string {
  return percentOf(millionthsOf(text));
}
