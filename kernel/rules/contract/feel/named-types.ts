import type { TypeNames, TypeSyntax } from './syntax.ts';
import type { FeelType } from './values.ts';

/** The type that every value has. */
export const anyType: FeelType = { is: 'any' };

const named: Readonly<Record<string, FeelType>> = {
  Any: anyType,
  any: anyType,
  Null: { is: 'null' },
  number: { is: 'number' },
  string: { is: 'string' },
  boolean: { is: 'boolean' },
  date: { is: 'date' },
  time: { is: 'time' },
  'date and time': { is: 'dateTime' },
  dateTime: { is: 'dateTime' },
  'days and time duration': { is: 'dayTimeDuration' },
  dayTimeDuration: { is: 'dayTimeDuration' },
  'years and months duration': { is: 'yearMonthDuration' },
  yearMonthDuration: { is: 'yearMonthDuration' },
  list: { is: 'list', of: anyType },
  context: { is: 'context', entries: new Map() },
  range: { is: 'range', of: anyType },
  function: { is: 'function', parameters: [], result: anyType },
};

/** A type that FEEL names itself (DMN 1.5, 10.3.2.9); null when the name is none of them. */
export function builtInType(name: string): FeelType | null {
  return Object.hasOwn(named, name) ? (named[name] ?? null) : null;
}

/** Looks up every name of a type; null when one of them is unknown. */
export function resolveType(syntax: TypeSyntax, names: TypeNames): FeelType | null {
  switch (syntax.is) {
    case 'named':
      return names(syntax.name) ?? builtInType(syntax.name);
    case 'list':
    case 'range': {
      const of = resolveType(syntax.of, names);
      return of === null ? null : { is: syntax.is, of };
    }
    case 'context': {
      const entries = new Map<string, FeelType>();
      for (const [name, entry] of syntax.entries) {
        const type = resolveType(entry, names);
        if (type === null) return null;
        entries.set(name, type);
      }
      return { is: 'context', entries };
    }
    case 'function': {
      const result = resolveType(syntax.result, names);
      const parameters = syntax.parameters.map((one) => resolveType(one, names));
      if (result === null || !parameters.every((one) => one !== null)) return null;
      return { is: 'function', parameters, result };
    }
  }
}
