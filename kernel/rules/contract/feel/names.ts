import { type ContextValue, isKind, type Value } from './values.ts';

/** One spelling of a name: parts and the signs that names may hold stand apart by one blank (DMN 1.5, 10.3.1.2, rule 27). */
export function normalizeName(name: string): string {
  const cached = spellings.get(name);
  if (cached !== undefined) return cached;
  const spelled = name
    .replace(/\*\*|[./\-'+*^]/g, ' $& ')
    .replace(/\s+/g, ' ')
    .trim();
  if (spellings.size < 20_000) spellings.set(name, spelled);
  return spelled;
}

const spellings = new Map<string, string>();

/** Names that are visible at a place, inner ones before outer ones. */
export class Scope {
  private readonly names: Map<string, Value>;
  private readonly outer: Scope | null;

  constructor(names: Iterable<readonly [string, Value]>, outer: Scope | null = null) {
    this.names = new Map();
    for (const [name, value] of names) this.names.set(normalizeName(name), value);
    this.outer = outer;
  }

  /** Makes a name visible here. */
  set(name: string, value: Value): void {
    this.names.set(normalizeName(name), value);
  }

  /** The nearest function of a name: a variable called as a function of FEEL does not hide it. */
  callable(name: string): Value | undefined {
    const spelled = normalizeName(name);
    for (let scope: Scope | null = this; scope !== null; scope = scope.outer) {
      const value = scope.names.get(spelled);
      if (value !== undefined && isKind(value, 'function')) return value;
    }
    return this.get(name);
  }

  /** The value of a name; undefined when nobody named anything so. */
  get(name: string): Value | undefined {
    const spelled = normalizeName(name);
    for (let scope: Scope | null = this; scope !== null; scope = scope.outer) {
      const value = scope.names.get(spelled);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** The entry of a context by its name, however it is spelled; undefined when there is none. */
export function entryOf(context: ContextValue, name: string): Value | undefined {
  const exact = context.entries.get(name);
  if (exact !== undefined) return exact;
  const spelled = normalizeName(name);
  for (const [key, value] of context.entries) if (normalizeName(key) === spelled) return value;
  return undefined;
}
