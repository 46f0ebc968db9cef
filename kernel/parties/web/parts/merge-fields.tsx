import './merge.css';
import { useLocale, useText } from '#ui/index.ts';
import type { DifferingField, FieldChoice, MergeableKind } from '../../contract/merging.ts';
import { fieldText, fieldTitle, type Words } from './merge-values.ts';

const sides = ['survivor', 'other'] as const;

/** Both entries side by side where they differ; of each field one value is chosen. */
export function MergeFields({
  kind,
  fields,
  names,
  onChoose,
}: {
  kind: MergeableKind;
  fields: readonly DifferingField[];
  names: Record<FieldChoice, string>;
  onChoose: (field: string, kept: FieldChoice) => void;
}) {
  const text = useText('parties');
  const words: Words = { text, ui: useText('ui'), locale: useLocale(), kind };
  if (fields.length === 0) return <p className="ys-meta">{text('merging.noFields')}</p>;
  return (
    <div className="merge-fields">
      <div className="merge-heads" aria-hidden="true">
        <b>{text('merging.kept')}</b>
        <b>{text('merging.other')}</b>
      </div>
      {fields.map((one) => (
        <fieldset key={one.field}>
          <legend>{fieldTitle(one.field, words)}</legend>
          {sides.map((side) => (
            <label key={side} className={one.kept === side ? 'chosen' : undefined}>
              <input
                type="radio"
                name={one.field}
                checked={one.kept === side}
                onChange={() => onChoose(one.field, side)}
              />
              <span>
                <span className="ys-hidden">{names[side]}: </span>
                {fieldText(one.field, one[side], words)}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
