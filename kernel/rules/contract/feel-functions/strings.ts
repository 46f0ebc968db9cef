import { integerOf, numberOf } from '../feel/number.ts';
import type { FunctionValue, Value } from '../feel/values.ts';
import { builtin, overload } from './define-builtin.ts';
import { placeIn } from './numeric.ts';

function relation(name: string, holds: (text: string, match: string) => Value): FunctionValue {
  return builtin(
    name,
    overload(
      [
        ['string', 'string'],
        ['match', 'string'],
      ],
      (_run, text, match) => holds(text, match),
    ),
  );
}

/** Functions of texts; places and lengths count characters, not halves of them (DMN 1.5, 10.3.4.3, table 74). */
export const stringFunctions: readonly FunctionValue[] = [
  builtin(
    'substring',
    overload(
      [
        ['string', 'string'],
        ['start position', 'number'],
        ['length', 'number?'],
      ],
      (run, text, start, length) => {
        const characters = [...text];
        const from = placeIn(start, characters.length);
        const count = length === undefined ? characters.length : integerOf(length.trunc());
        if (from === null || count === null || count < 1) return run.fail('outOfRange', { operator: 'substring' });
        return characters.slice(from, from + count).join('');
      },
    ),
  ),
  builtin(
    'string length',
    overload([['string', 'string']], (_run, text) => numberOf([...text].length)),
  ),
  builtin(
    'upper case',
    overload([['string', 'string']], (_run, text) => text.toUpperCase()),
  ),
  builtin(
    'lower case',
    overload([['string', 'string']], (_run, text) => text.toLowerCase()),
  ),
  relation('substring before', (text, match) => (text.includes(match) ? text.slice(0, text.indexOf(match)) : '')),
  relation('substring after', (text, match) =>
    text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '',
  ),
  relation('contains', (text, match) => text.includes(match)),
  relation('starts with', (text, match) => text.startsWith(match)),
  relation('ends with', (text, match) => text.endsWith(match)),
  builtin(
    'string join',
    overload(
      [
        ['list', 'list'],
        ['delimiter', 'string?'],
      ],
      (run, list, delimiter) => {
        const texts = list.filter((item) => item !== null);
        if (!texts.every((item) => typeof item === 'string')) return run.fail('badArguments', { name: 'string join' });
        const joined = texts.join(delimiter ?? '');
        run.checkSize(joined.length);
        return joined;
      },
    ),
  ),
];
