import type { Kind } from './feel/values.ts';

/** What kind of value a part has; `any` where only a party or a parameter tells. */
export type Inferred = Kind | 'any';

/** What a function of FEEL takes and answers. */
export interface CallKinds {
  readonly parameters: readonly Inferred[];
  readonly result: Inferred;
}

const known: Readonly<Record<string, CallKinds>> = {
  ...Object.fromEntries(
    ['decimal', 'round up', 'round down', 'round half up', 'round half down', 'floor', 'ceiling', 'modulo'].map(
      (name) => [name, { parameters: ['number', 'number'], result: 'number' }] as const,
    ),
  ),
  ...Object.fromEntries(
    ['sqrt', 'log', 'exp'].map((name) => [name, { parameters: ['number'], result: 'number' }] as const),
  ),
  sum: { parameters: [], result: 'number' },
  mean: { parameters: [], result: 'number' },
  median: { parameters: [], result: 'number' },
  count: { parameters: [], result: 'number' },
  odd: { parameters: ['number'], result: 'boolean' },
  even: { parameters: ['number'], result: 'boolean' },
  not: { parameters: ['boolean'], result: 'boolean' },
  all: { parameters: [], result: 'boolean' },
  any: { parameters: [], result: 'boolean' },
  date: { parameters: [], result: 'date' },
  today: { parameters: [], result: 'date' },
  'years and months duration': { parameters: ['date', 'date'], result: 'yearMonthDuration' },
  'list contains': { parameters: ['list', 'any'], result: 'boolean' },
  'string length': { parameters: ['string'], result: 'number' },
  substring: { parameters: ['string', 'number', 'number'], result: 'string' },
  'upper case': { parameters: ['string'], result: 'string' },
  'lower case': { parameters: ['string'], result: 'string' },
  contains: { parameters: ['string', 'string'], result: 'boolean' },
  'starts with': { parameters: ['string', 'string'], result: 'boolean' },
  'ends with': { parameters: ['string', 'string'], result: 'boolean' },
  string: { parameters: ['any'], result: 'string' },
  number: { parameters: [], result: 'number' },
};

/** Kinds that a function of FEEL takes by place and answers; null where they depend on what it is given. */
export function callKinds(name: string): CallKinds | null {
  return Object.hasOwn(known, name) ? (known[name] ?? null) : null;
}
