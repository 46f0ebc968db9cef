import type { ReactNode } from 'react';
import type { FormDefinition, FormFault, FormValues } from '#kernel/forms/contract/form-definition.ts';
import type { FormJudgement } from '#kernel/forms/contract/judge-form.ts';
import type { RuleDatum } from '#kernel/rules/contract/rule-definition.ts';
import type { FileView } from '#platform/files/contract/file-view.ts';

/** A value the platform knows already, and where it comes from. */
export interface KnownValue {
  readonly value: RuleDatum;
  /** In words: 企业名录, 2026 年 9 月统计. */
  readonly source: string;
}

/** What pressing the verb starts. */
export interface FormSubmit {
  readonly verb: string;
  /** What happens next, before it happens: who hears of it, which limit begins. */
  readonly effect: ReactNode;
  readonly pending: boolean;
  /** Called only where nothing stands against the form. */
  readonly onSubmit: () => void;
}

/** Properties of `FormRenderer`. */
export interface FormRendererProps {
  /** Unique on the page: begins the ids of the controls. */
  id: string;
  definition: FormDefinition;
  values: FormValues;
  onChange: (values: FormValues) => void;
  /** What the form says to the values, as `useJudgement` has it. */
  view: FormJudgement;
  /** By key of the field. */
  known?: Readonly<Record<string, KnownValue>> | undefined;
  /** Files that arrived before, by whose ids values name them. */
  files?: readonly FileView[] | undefined;
  /** Purpose under which files are sent; without it files cannot be added here. */
  filePurpose?: string | undefined;
  submit: FormSubmit;
  /** In the submit bar: how far the draft is kept. */
  draft?: ReactNode;
  /** Above the fields: why the form was refused. */
  refusal?: ReactNode;
  /** Drawn as on a phone, whatever the window. */
  phone?: boolean;
  /** Level of the headings of sections. */
  heading?: 2 | 3;
}

/** Id of the control of a field, of a cell in its rows where one is named. */
export function controlId(form: string, fault: Pick<FormFault, 'field' | 'row' | 'column'>): string {
  const { field, row, column } = fault;
  if (row === null || column === null) return `${form}-${field}`;
  return `${form}-${field}-${row}-${column}`;
}
