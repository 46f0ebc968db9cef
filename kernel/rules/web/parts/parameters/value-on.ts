import type { KnownParameter, ParameterDetail, ParameterValue } from '../../../contract/parameter-endpoints.ts';

/** The value in force on a day, as known now: of several the one known last, then the one that begins last. */
export function valueOn({ values }: KnownParameter, day: string): ParameterValue | undefined {
  const standing = values.filter(({ from, to }) => from <= day && (to === null || to >= day));
  const order = ({ knownFrom, from }: ParameterValue) => `${knownFrom} ${from}`;
  return standing.sort((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1);
}

/** What a value took the place of, as known when it was set: what counted on its first day, else what ended last before it. */
export function valueBefore(
  { knownFrom, from }: ParameterValue,
  history: ParameterDetail['history'],
): ParameterValue | undefined {
  const known = history.filter((one) => one.knownFrom < knownFrom);
  const counted = known.filter((one) => one.from <= from && (one.to === null || one.to >= from));
  const newest = (list: readonly ParameterValue[]) =>
    list.toSorted((a, b) => (a.knownFrom < b.knownFrom ? -1 : 1)).at(-1);
  if (counted.length > 0) return newest(counted);
  const ended = known.filter((one) => one.to !== null && one.to < from).map(({ to }) => to ?? '');
  const last = ended.sort().at(-1);
  return newest(known.filter(({ to }) => to !== null && to === last));
}
