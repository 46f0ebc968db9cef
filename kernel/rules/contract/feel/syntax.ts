import type { Decimal } from 'decimal.js';
import type { FeelType, RangeOperator, Value } from './values.ts';

/** The characters of the source that a part of an expression takes. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Signs between two operands. */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';

/** A type as it is written; names are looked up when it is used. */
export type TypeSyntax =
  | { readonly is: 'named'; readonly name: string }
  | { readonly is: 'list'; readonly of: TypeSyntax }
  | { readonly is: 'range'; readonly of: TypeSyntax }
  | { readonly is: 'context'; readonly entries: readonly (readonly [string, TypeSyntax])[] }
  | { readonly is: 'function'; readonly parameters: readonly TypeSyntax[]; readonly result: TypeSyntax };

/** Where an iteration takes its values from: a list or range, or all from `from` to `to`. */
export interface Iterator {
  readonly name: string;
  readonly from: Expression;
  readonly to: Expression | null;
}

/** An expression of FEEL after parsing (DMN 1.5, 10.3.1.2). */
export type Expression = Span & ExpressionShape;

type ExpressionShape =
  | { readonly node: 'number'; readonly value: Decimal | null }
  | { readonly node: 'literal'; readonly value: Value }
  | { readonly node: 'at'; readonly text: string }
  | { readonly node: 'name'; readonly name: string }
  | { readonly node: 'tested' }
  | { readonly node: 'list'; readonly items: readonly Expression[] }
  | { readonly node: 'context'; readonly entries: readonly { readonly key: string; readonly value: Expression }[] }
  | {
      readonly node: 'range';
      readonly start: Expression;
      readonly end: Expression;
      readonly startIncluded: boolean;
      readonly endIncluded: boolean;
    }
  | { readonly node: 'halfRange'; readonly operator: RangeOperator; readonly end: Expression }
  | { readonly node: 'negate'; readonly of: Expression }
  | {
      readonly node: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly node: 'compare';
      readonly operator: RangeOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly node: 'between'; readonly value: Expression; readonly low: Expression; readonly high: Expression }
  | { readonly node: 'in'; readonly value: Expression; readonly tests: readonly Expression[] }
  | { readonly node: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly node: 'if'; readonly test: Expression; readonly whenTrue: Expression; readonly whenFalse: Expression }
  | { readonly node: 'for'; readonly iterators: readonly Iterator[]; readonly body: Expression }
  | {
      readonly node: 'some' | 'every';
      readonly iterators: readonly Iterator[];
      readonly body: Expression;
    }
  | { readonly node: 'path'; readonly of: Expression; readonly name: string }
  | { readonly node: 'filter'; readonly of: Expression; readonly test: Expression }
  | { readonly node: 'instanceOf'; readonly value: Expression; readonly type: TypeSyntax }
  | { readonly node: 'call'; readonly called: Expression; readonly arguments: ArgumentSyntax }
  | {
      readonly node: 'function';
      readonly parameters: readonly { readonly name: string; readonly type: TypeSyntax | null }[];
      readonly body: Expression;
      readonly external: boolean;
    };

/** Arguments as they are written: by place, or each with the name of its parameter. */
export type ArgumentSyntax =
  | { readonly by: 'place'; readonly values: readonly Expression[] }
  | { readonly by: 'name'; readonly values: readonly { readonly name: string; readonly value: Expression }[] };

/** Unary tests of a cell (DMN 1.5, 10.3.1.2, rule 15): any of them holds, or with `negated` none; an empty list is `-`. */
export interface UnaryTests {
  readonly negated: boolean;
  readonly tests: readonly Expression[];
}

/** Looks up a type by its name; null when there is none. */
export type TypeNames = (name: string) => FeelType | null;
