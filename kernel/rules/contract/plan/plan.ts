import type { Decimal } from 'decimal.js';
import type { RangeOperator } from '../feel/values.ts';

/**
 * What a rule over columns comes to before anything is counted: typed, closed, without names. One plan is run as closures
 * (whole numbers or decimals), over columns, or as SQL; whoever runs it answers the same to the last digit.
 */
export type Plan =
  | { readonly is: 'number'; readonly plan: NumberPlan }
  | { readonly is: 'test'; readonly plan: TestPlan }
  | { readonly is: 'text'; readonly plan: TextPlan }
  /** Days since 1970-01-01. */
  | { readonly is: 'date'; readonly plan: DayPlan }
  | { readonly is: 'null' };

/** How a quotient or a number is rounded; the names of FEEL: `decimal`, `floor`, `ceiling`, `round up` … */
export type RoundingMode = 'halfEven' | 'up' | 'down' | 'halfUp' | 'halfDown' | 'floor' | 'ceiling';

/** A number; null stays null through every step. */
export type NumberPlan =
  | { readonly op: 'literal'; readonly value: Decimal }
  /** Whole units of the last of `scale` places, between `least` and `most`, or null. */
  | {
      readonly op: 'column';
      readonly place: number;
      readonly scale: number;
      readonly least: number;
      readonly most: number;
    }
  | { readonly op: 'nothing' }
  | { readonly op: 'negate'; readonly of: NumberPlan }
  | { readonly op: 'add' | 'multiply' | 'min' | 'max'; readonly a: NumberPlan; readonly b: NumberPlan }
  /** `rounded` null: to 34 digits, which no whole number holds; a division by nothing is null. */
  | {
      readonly op: 'divide';
      readonly a: NumberPlan;
      readonly b: NumberPlan;
      readonly rounded: { readonly places: number; readonly mode: RoundingMode } | null;
    }
  | { readonly op: 'round'; readonly of: NumberPlan; readonly places: number; readonly mode: RoundingMode }
  /** The second where the test is false or unknown. */
  | { readonly op: 'choose'; readonly test: TestPlan; readonly yes: NumberPlan; readonly no: NumberPlan }
  /** Days, whole years or whole months between two dates (`years and months duration(a, b)`). */
  | { readonly op: 'daysBetween' | 'monthsBetween'; readonly from: DayPlan; readonly to: DayPlan }
  /** Year, month or day of a date. */
  | { readonly op: 'partOfDay'; readonly part: 'year' | 'month' | 'day'; readonly of: DayPlan }
  /** How many of the tests hold; unknown ones do not. */
  | { readonly op: 'count'; readonly tests: readonly TestPlan[] }
  /** A plan that several others read: computed once a party. Same `id`, same plan. */
  | { readonly op: 'shared'; readonly id: number; readonly of: NumberPlan };

/** A day since 1970-01-01, whole, between -10,000,000 and 10,000,000; null stays null. */
export type DayPlan =
  | { readonly op: 'literal'; readonly day: number }
  | { readonly op: 'column'; readonly place: number }
  | { readonly op: 'nothing' }
  /** The same day of another month, or that month's last day. */
  | { readonly op: 'addMonths'; readonly of: DayPlan; readonly months: NumberPlan }
  | { readonly op: 'addDays'; readonly of: DayPlan; readonly days: NumberPlan }
  | { readonly op: 'choose'; readonly test: TestPlan; readonly yes: DayPlan; readonly no: DayPlan }
  | { readonly op: 'shared'; readonly id: number; readonly of: DayPlan };

/** A text; compared with others and answered, never computed with. */
export type TextPlan =
  | { readonly op: 'literal'; readonly text: string }
  | { readonly op: 'column'; readonly place: number }
  | { readonly op: 'nothing' }
  | { readonly op: 'choose'; readonly test: TestPlan; readonly yes: TextPlan; readonly no: TextPlan }
  | { readonly op: 'shared'; readonly id: number; readonly of: TextPlan };

/** A condition: true, false or unknown (three-valued `and`, `or`, `not` of FEEL). */
export type TestPlan =
  | { readonly op: 'literal'; readonly holds: boolean }
  | { readonly op: 'column'; readonly place: number }
  | { readonly op: 'nothing' }
  | { readonly op: 'and' | 'or'; readonly a: TestPlan; readonly b: TestPlan }
  | { readonly op: 'not'; readonly of: TestPlan }
  /** Equality knows null (null = null holds); order of null is unknown. */
  | { readonly op: 'compare'; readonly by: RangeOperator; readonly a: NumberPlan; readonly b: NumberPlan }
  | { readonly op: 'compareDays'; readonly by: RangeOperator; readonly a: DayPlan; readonly b: DayPlan }
  | { readonly op: 'sameText'; readonly a: TextPlan; readonly b: TextPlan }
  | { readonly op: 'sameTruth'; readonly a: TestPlan; readonly b: TestPlan }
  /** Whether a text is one of many. */
  | { readonly op: 'oneOf'; readonly of: TextPlan; readonly texts: readonly string[] }
  | { readonly op: 'isNull'; readonly of: Plan }
  /** Whether it is true: unknown counts as false. Never unknown itself. */
  | { readonly op: 'holds'; readonly of: TestPlan }
  | { readonly op: 'choose'; readonly test: TestPlan; readonly yes: TestPlan; readonly no: TestPlan }
  /** A condition of the source whose answer is told: its place among the clauses of the program. */
  | { readonly op: 'clause'; readonly clause: number; readonly of: TestPlan }
  | { readonly op: 'shared'; readonly id: number; readonly of: TestPlan };
