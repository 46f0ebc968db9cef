/** What can be wrong with an expression; the words stand under `mistakes` in the locale of kernel/rules. */
export type MistakeCode =
  | 'fullWidth'
  | 'percent'
  | 'multiple'
  | 'unit'
  | 'thousands'
  | 'date'
  | 'dateText'
  | 'word'
  | 'between'
  | 'sign'
  | 'not'
  | 'singleQuotes'
  | 'missingQuotes'
  | 'missingQuote'
  | 'missingBracket'
  | 'extraBracket'
  | 'nearName'
  | 'unknownName'
  | 'missingElse'
  | 'rangeSign'
  | 'unfinished'
  | 'syntax'
  | 'tooLarge'
  | 'tooDeep';

/** What mends a mistake: characters of the source and what takes their place. */
export interface Fix {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A mistake at its characters, and what would mend it where that is known. */
export interface Mistake {
  readonly code: MistakeCode;
  readonly from: number;
  readonly to: number;
  readonly params: Readonly<Record<string, string>>;
  readonly fix: Fix | null;
}
