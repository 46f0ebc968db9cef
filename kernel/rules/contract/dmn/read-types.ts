import { evaluate } from '../feel/evaluate.ts';
import { anyType, builtInType } from '../feel/named-types.ts';
import { parseUnaryTests } from '../feel/parse.ts';
import { Run } from '../feel/run.ts';
import { testCell } from '../feel/unary-test.ts';
import type { FeelType, Value } from '../feel/values.ts';
import { builtInNames, builtInScope } from '../feel-functions/builtins.ts';
import type { DmnModel, ItemDefinition } from './model.ts';

const deepest = 30;
const noMoment = { epochSeconds: 0, nano: 0, zone: 'Z' };

/** Looks up the types that a model names, its own, those of the models it imports, and those of FEEL. */
export class ModelTypes {
  private readonly found = new Map<string, FeelType | null>();
  private readonly model: DmnModel;
  private readonly imported: (namespace: string) => ModelTypes | null;

  constructor(model: DmnModel, imported: (namespace: string) => ModelTypes | null) {
    this.model = model;
    this.imported = imported;
  }

  /** The type behind a name such as `tLoan`, `feel:number` or `lending.tLoan`; null when there is none. */
  named(name: string, depth = 0): FeelType | null {
    const known = this.found.get(name);
    if (known !== undefined) return known;
    const type = this.find(name, depth);
    if (depth === 0) this.found.set(name, type);
    return type;
  }

  /** The type that a reference asks for; any type when there is no reference or nothing behind it. */
  of(reference: string | null): FeelType {
    return reference === null ? anyType : (this.named(reference) ?? anyType);
  }

  /** The tests that a named type, or the one it is made of, puts on its values, as written; null when there are none. */
  testsOf(reference: string | null, depth = 0): string | null {
    if (reference === null || depth > deepest) return null;
    const own = this.model.types.find(({ name }) => name === reference);
    if (own !== undefined) return own.allowedValues ?? own.constraint ?? this.testsOf(own.typeRef, depth + 1);
    for (const { name: prefix, namespace } of this.model.imports) {
      const known =
        prefix === '' ? reference : reference.startsWith(`${prefix}.`) && reference.slice(prefix.length + 1);
      const found = known === false ? null : this.imported(namespace)?.testsOf(known, depth + 1);
      if (found !== null && found !== undefined) return found;
    }
    return null;
  }

  private find(name: string, depth: number): FeelType | null {
    // A type that holds itself, as a tree does, is checked so deep and no deeper.
    if (depth > deepest) return anyType;
    const own = this.model.types.find((type) => type.name === name);
    if (own !== undefined) return this.build(own, depth + 1);
    const basic = builtInType(name.replace(/^feel:/, ''));
    if (basic !== null) return basic;
    for (const { name: prefix, namespace } of this.model.imports) {
      if (prefix !== '' && !name.startsWith(`${prefix}.`)) continue;
      const type = this.imported(namespace)?.named(prefix === '' ? name : name.slice(prefix.length + 1), depth + 1);
      if (type !== null && type !== undefined) return type;
    }
    return null;
  }

  private build(item: ItemDefinition, depth: number): FeelType {
    const single = withTests(this.single(item, depth), item.allowedValues);
    return withTests(item.isCollection ? { is: 'list', of: single } : single, item.constraint);
  }

  private single(item: ItemDefinition, depth: number): FeelType {
    if (item.function !== null) {
      const parameters = item.function.parameters.map(({ typeRef }) => this.reference(typeRef, depth));
      return { is: 'function', parameters, result: this.reference(item.function.result, depth) };
    }
    if (item.components.length > 0) {
      const entries = item.components.map((part) => [part.name, this.build(part, depth + 1)] as const);
      return { is: 'context', entries: new Map(entries) };
    }
    return this.reference(item.typeRef, depth);
  }

  private reference(name: string | null, depth: number): FeelType {
    return name === null ? anyType : (this.named(name, depth) ?? anyType);
  }
}

/** A type narrowed by unary tests; tests that cannot be read let nothing pass. */
export function withTests(base: FeelType, tests: string | null): FeelType {
  if (tests === null || tests.trim() === '') return base;
  const parsed = parseUnaryTests(tests, builtInNames);
  const holds = (value: Value): boolean => {
    if (!parsed.ok) return false;
    const run = new Run(noMoment);
    const around = { scope: builtInScope, types: () => null, run };
    return run.guard(() => testCell(value, parsed.value, around, evaluate)) === true;
  };
  return { is: 'allowed', base, holds };
}
