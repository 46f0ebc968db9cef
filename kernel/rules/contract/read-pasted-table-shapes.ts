import type { AnswerType } from './rule-definition.ts';

/** A column that cells are pasted into: what its values are, null where that is not known. */
export interface PastedColumn {
  readonly is: AnswerType | null;
  /** The values that a text is limited to; empty where it is not. */
  readonly allowed: readonly string[];
}

/** How a cell was understood: `unclear` was kept as it stood. */
export type PastedMeaning = 'any' | 'value' | 'list' | 'range' | 'comparison' | 'asWritten' | 'unclear';

/** A pasted cell: what stood there, what FEEL writes for it, and how it was understood. */
export interface PastedCell {
  readonly written: string;
  readonly text: string;
  readonly as: PastedMeaning;
}
