import { builtInFunctions } from './feel-functions/builtins.ts';

/** A function that people are offered: its name, and the key of its call and its words under `functions` in the locale. */
export interface OfferedFunction {
  readonly name: string;
  readonly key: string;
}

/** The functions of rules that people use most; FEEL has others, which are understood and not proposed. */
const offered = [
  ...['min', 'max', 'sum', 'mean', 'median', 'product', 'count', 'all', 'any', 'not'],
  ...['round half up', 'round up', 'round down', 'round half down', 'decimal', 'floor', 'ceiling', 'abs', 'modulo'],
  ...['date', 'today', 'duration', 'years and months duration', 'day of week', 'day of year', 'month of year'],
  ...['string', 'number', 'string length', 'substring', 'contains', 'starts with', 'ends with', 'matches', 'split'],
  ...['upper case', 'string join', 'list contains', 'distinct values', 'append', 'concatenate', 'index of', 'sort'],
];

/** The functions that are proposed, in the order of the catalogue. */
export const offeredFunctions: readonly OfferedFunction[] = offered
  .filter((name) => builtInFunctions.some((one) => one.name === name))
  .map((name) => ({ name, key: keyOf(name) }));

function keyOf(name: string): string {
  return name.replace(/ ([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
