import type { Kind } from './feel/values.ts';

/** Parameters of faults and reasons that name a kind of value. */
const kindParams: readonly string[] = ['left', 'right', 'kind', 'expected', 'found'];

const kinds: Readonly<Record<Kind, true>> = {
  ...{ null: true, boolean: true, string: true, number: true, date: true, time: true, dateTime: true },
  ...{ dayTimeDuration: true, yearMonthDuration: true, list: true, context: true, range: true, function: true },
};

/**
 * Parameters of a fault or reason with kinds of values in the words of people: `wordOf` answers the text of a key of the
 * locale of kernel/rules. Counts, names and what people wrote stay as they are.
 */
export function withKindWords(
  params: Readonly<Record<string, string | number>>,
  wordOf: (key: string) => string,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const isKind = kindParams.includes(name) && Object.hasOwn(kinds, value);
      return [name, isKind ? wordOf(`kinds.${value}`) : value];
    }),
  );
}
