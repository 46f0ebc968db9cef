import type { FormDefinition, FormFault, FormValues } from '#kernel/forms/contract/form-definition.ts';
import type { FormJudgement } from '#kernel/forms/contract/judge-form.ts';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { faultPlace } from './fault-words.ts';
import { controlId, type KnownValue } from './form-shapes.ts';

/** A value as a form holds it. */
export type FormValue = FormValues[string];

/** What every field of a form shares. */
export interface FormFrame {
  readonly id: string;
  readonly definition: FormDefinition;
  readonly values: FormValues;
  readonly view: FormJudgement;
  readonly known: Readonly<Record<string, KnownValue>>;
  readonly files: readonly FileView[];
  readonly filePurpose: string | undefined;
  readonly phone: boolean;
  /** Faults that are shown now. */
  readonly faults: readonly FormFault[];
  /** A field has another value; `place` is the cell where one was typed in, `typing` as long as more may follow. */
  change(key: string, value: FormValue, by: { place: string; typing: boolean }): void;
  left(place: string): void;
}

/** Faults of a field as a whole, without those of its cells. */
export function faultsOf({ faults }: FormFrame, key: string): readonly FormFault[] {
  return faults.filter(({ field, row }) => field === key && row === null);
}

/** Faults of a cell. */
export function faultsAt({ faults }: FormFrame, place: string): readonly FormFault[] {
  return faults.filter((fault) => faultPlace(fault) === place);
}

/** Ids of a field's control and of the lines that describe it. */
export function idsOf(frame: FormFrame, key: string) {
  const control = controlId(frame.id, { field: key, row: null, column: null });
  return { control, hint: `${control}-hint`, fault: `${control}-fault`, legend: `${control}-legend` };
}
