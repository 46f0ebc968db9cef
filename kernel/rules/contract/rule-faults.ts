/**
 * What can be wrong with a rule as it is written; the words stand in the locale of the part under `faults.<code>`. Their
 * params `left`, `right`, `kind`, `expected` and `found` name kinds of values, whose words stand under `kinds.<kind>`.
 */
export const faultCodes = [
  // Texts
  'syntax',
  'tooDeep',
  'tooLarge',
  'empty',
  // Names
  'unknownName',
  'duplicateName',
  'circular',
  // Types
  'wrongType',
  'badOperands',
  'notComparable',
  'notBoolean',
  'badArguments',
  'listAnswer',
  'wrongOutcome',
  // Tables
  'cellCount',
  'aggregationUnused',
  'outputValuesMissing',
  'outputValueUnlisted',
  // Terms
  'boundsReversed',
  // Sentences
  'sentenceUnknown',
  'clauseGone',
  // Statuses
  'untilMissing',
  'untilUnknown',
  'untilNoDate',
  // Cases
  'caseUnknownName',
  'caseBadValue',
  'caseEmpty',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** Where a fault stands: a part of the definition by its place (counted from 0), a field of it, and a cell of a table. */
export interface FaultPlace {
  readonly in: 'term' | 'parameter' | 'knowledge' | 'decision' | 'sentence' | 'case';
  readonly place: number;
  /** Its name or id, as written; for showing. */
  readonly name: string;
  readonly field:
    | 'name'
    | 'type'
    | 'text'
    | 'input'
    | 'cell'
    | 'answer'
    | 'outputValue'
    | 'otherwise'
    | 'table'
    | 'link'
    | 'sentences'
    | 'outcome'
    | 'rate'
    | 'until'
    | 'given'
    | 'expected';
  /** Row and column of a cell; the column of an input or output value; the place of a link. */
  readonly row: number | null;
  readonly column: number | null;
}

/** One fault: characters `from` to `to` of the text of its field. */
export interface RuleFault {
  readonly code: FaultCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at: FaultPlace;
  readonly from: number;
  readonly to: number;
}
