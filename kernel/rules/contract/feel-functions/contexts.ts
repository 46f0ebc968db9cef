import { entryOf } from '../feel/names.ts';
import type { Run } from '../feel/run.ts';
import { type ContextValue, contextOf, type FunctionValue, isKind, type Value } from '../feel/values.ts';
import { builtin, overload } from './define-builtin.ts';

/** A context with one entry more, or with another value for it; a list of keys leads into nested contexts. */
function put(context: ContextValue, keys: readonly Value[], value: Value): ContextValue | null {
  const [key, ...rest] = keys;
  if (typeof key !== 'string') return null;
  if (rest.length === 0) return contextOf([...context.entries, [key, value]]);
  const inner = entryOf(context, key) ?? null;
  if (!isKind(inner, 'context')) return null;
  const filled = put(inner, rest, value);
  return filled === null ? null : contextOf([...context.entries, [key, filled]]);
}

/** The value at the end of a list of keys. */
function dig(context: ContextValue, keys: readonly Value[], run: Run): Value {
  let value: Value = context;
  for (const key of keys) {
    const found: Value | undefined =
      isKind(value, 'context') && typeof key === 'string' ? entryOf(value, key) : undefined;
    if (found === undefined) return run.fail('noSuchEntry', { name: String(key), kind: 'context' });
    value = found;
  }
  return value;
}

function fromEntries(entries: readonly Value[], run: Run): Value {
  const values = new Map<string, Value>();
  for (const entry of entries) {
    const key = isKind(entry, 'context') ? entry.entries.get('key') : undefined;
    const value = isKind(entry, 'context') ? entry.entries.get('value') : undefined;
    if (typeof key !== 'string' || value === undefined || values.has(key)) {
      return run.fail('badArguments', { name: 'context' });
    }
    values.set(key, value);
  }
  return { kind: 'context', entries: values };
}

/** Functions of contexts (DMN 1.5, 10.3.4.8, table 80). */
export const contextFunctions: readonly FunctionValue[] = [
  builtin(
    'get value',
    overload(
      [
        ['m', 'context'],
        ['key', 'string'],
      ],
      (run, context, key) => entryOf(context, key) ?? dig(context, [key], run),
    ),
    overload(
      [
        ['context', 'context'],
        ['keys', 'list'],
      ],
      (run, context, keys) =>
        keys.length === 0 ? run.fail('badArguments', { name: 'get value' }) : dig(context, keys, run),
    ),
  ),
  builtin(
    'get entries',
    overload([['m', 'context']], (_run, { entries }) =>
      [...entries].map(([key, value]) =>
        contextOf([
          ['key', key],
          ['value', value],
        ]),
      ),
    ),
  ),
  builtin(
    'context',
    overload([['entries', 'list']], (run, entries) => fromEntries(entries, run)),
  ),
  builtin(
    'context put',
    overload(
      [
        ['context', 'context'],
        ['key', 'string'],
        ['value', 'any'],
      ],
      (_run, context, key, value) => put(context, [key], value),
    ),
    overload(
      [
        ['context', 'context'],
        ['keys', 'list'],
        ['value', 'any'],
      ],
      (run, context, keys, value) => put(context, keys, value) ?? run.fail('badArguments', { name: 'context put' }),
    ),
  ),
  builtin(
    'context merge',
    overload([['contexts', 'list']], (run, contexts) => {
      const merged = new Map<string, Value>();
      for (const one of contexts) {
        if (!isKind(one, 'context')) return run.fail('badArguments', { name: 'context merge' });
        for (const [key, value] of one.entries) merged.set(key, value);
      }
      return { kind: 'context', entries: merged };
    }),
  ),
];
