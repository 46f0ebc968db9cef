import type { KnownParameter, ParameterValue } from '../../../contract/parameter-endpoints.ts';

/** The value in force on a day, as known now: of several the one known last, then the one that begins last. */
export function valueOn({ values }: KnownParameter, day: string): ParameterValue | undefined {
  const standing = values.filter(({ from, to }) => from <= day && (to === null || to >= day));
  const order = ({ knownFrom, from }: ParameterValue) => `${knownFrom} ${from}`;
  return standing.sort((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1);
}
