import type { ClipboardEvent } from 'react';
import type { FormColumn, FormField } from '#kernel/forms/contract/form-definition.ts';
import type { FormFrame, FormValue } from './form-frame.ts';
import type { FormRow } from './paste-rows.ts';

/** A field that holds rows. */
export type RowsField = Extract<FormField, { kind: 'rows' }>;

/** What the layouts of rows need: the rows, and what can be done with them. */
export interface RowsProps {
  frame: FormFrame;
  field: RowsField;
  rows: readonly FormRow[];
  change(row: number, column: FormColumn, value: FormRow[string], typing: boolean): void;
  remove(row: number): void;
  paste(event: ClipboardEvent, row: number, column: number): void;
}

/** The rows of a value; nothing of what is no row. */
export function rowsOf(value: FormValue | undefined): readonly FormRow[] {
  if (!Array.isArray(value)) return [];
  return value.filter((row): row is Record<string, FormRow[string]> => typeof row === 'object' && row !== null);
}
