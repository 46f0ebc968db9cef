import type { NameShape } from '../feel/name-shape.ts';
import { Scope } from '../feel/names.ts';
import type { FunctionValue } from '../feel/values.ts';
import { contextFunctions } from './contexts.ts';
import { conversionFunctions } from './conversions.ts';
import { temporalFunctions } from './dates.ts';
import { listFunctions } from './lists.ts';
import { numericFunctions } from './numeric.ts';
import { patternFunctions } from './patterns.ts';
import { rangeFunctions } from './ranges.ts';
import { rangeFunction } from './read-range.ts';
import { statisticalFunctions } from './statistics.ts';
import { stringFunctions } from './strings.ts';

/** Every function that FEEL brings (DMN 1.5, 10.3.4). */
export const builtInFunctions: readonly FunctionValue[] = [
  ...conversionFunctions,
  ...numericFunctions,
  ...stringFunctions,
  ...patternFunctions,
  ...listFunctions,
  ...statisticalFunctions,
  ...contextFunctions,
  ...temporalFunctions,
  ...rangeFunctions,
  rangeFunction,
];

/** The outermost scope: what every expression sees. */
export const builtInScope = new Scope(builtInFunctions.map((one) => [one.name, one]));

/** The names of several words: the parser has to know where they end; single words it reads as they are. */
export const builtInNames: NameShape = Object.fromEntries(
  builtInFunctions
    .filter(({ name }) => name.includes(' ') && name !== 'date and time')
    .map(({ name }) => [name, 1] as const),
);
