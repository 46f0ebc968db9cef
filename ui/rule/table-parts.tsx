import type { RuleWord } from '#kernel/rules/contract/complete-name-vocabulary.ts';
import type { Mistake } from '#kernel/rules/contract/explain-mistake.ts';
import type { RuleSentence } from '#kernel/rules/contract/rule-definition.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { Popup } from '../popup/popup.tsx';
import { FaultMark } from '../sheet/sheet-cell.tsx';
import { useMistakeWords } from './rule-words.tsx';
import type { LineEdit } from './table-edits.ts';

/** The kind of a column's values in a word, with their unit. */
export function useKindWords(): (word: RuleWord | undefined, is?: string) => string {
  const text = useText('rules');
  return (word, is) => {
    const kind = word?.type?.is ?? is;
    if (kind === undefined) return text('editor.types.any');
    const unit = word?.type?.is === 'number' && 'unit' in word.type ? word.type.unit : null;
    return [text(`editor.types.${kind}`), ...(unit === null ? [] : [unit])].join(' · ');
  };
}

const verbs: readonly LineEdit[] = ['before', 'after', 'copy', 'back', 'forth', 'remove'];

/** What can be done with a row or a column, behind ⋯. */
export function LineVerbs({
  label,
  of,
  allowed,
  onEdit,
}: {
  label: string;
  of: 'row' | 'column';
  allowed: (edit: LineEdit) => boolean;
  onEdit: (edit: LineEdit) => void;
}) {
  const text = useText('rules');
  return (
    <Popup
      button={<Icon name="more" size={14} />}
      buttonClass="ys-plain ys-table-more"
      buttonLabel={text('editor.table.verbsOf', { label })}
      label={label}
    >
      {(close) => (
        <ul className="ys-table-menu">
          {verbs.map((edit) => (
            <li key={edit}>
              <button
                type="button"
                className="ys-link"
                disabled={!allowed(edit)}
                onClick={() => {
                  close();
                  onEdit(edit);
                }}
              >
                {text(`editor.table.${of}.${edit}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popup>
  );
}

/** The sentences that a row carries out, chosen from those of the rule. */
export function RowSentences({
  label,
  chosen,
  sentences,
  onChange,
}: {
  label: string;
  chosen: readonly string[];
  sentences: readonly RuleSentence[];
  onChange?: ((chosen: string[]) => void) | undefined;
}) {
  const text = useText('rules');
  const places = sentences.filter(({ id }) => chosen.includes(id)).map(({ place, id }) => (place === '' ? id : place));
  const shown = places.length === 0 ? text('editor.table.noSentence') : places.join('、');
  if (onChange === undefined || sentences.length === 0) return <span className="ys-table-places">{shown}</span>;
  return (
    <Popup button={shown} buttonClass="ys-link ys-table-places" buttonLabel={`${label}: ${shown}`} label={label}>
      {() => (
        <ul className="ys-table-sentences">
          {sentences.map(({ id, place, text: words }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                  }
                />
                <span>
                  <b>{place}</b> {words}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </Popup>
  );
}

/** A mistake of a cell under its row, with what mends the cell. */
export function CellMistake({
  id,
  column,
  mistake,
  mended,
  onMend,
}: {
  id: string;
  column: string;
  mistake: Mistake;
  /** The cell as it is meant, where that is known. */
  mended: string | null;
  onMend?: ((mended: string) => void) | undefined;
}) {
  const text = useText('rules');
  const words = useMistakeWords();
  return (
    <li className="ys-sheet-fault bad">
      <span className="ys-sheet-words" id={id}>
        <FaultMark state="bad" />
        <span>
          {text('editor.table.why', { column, words: words(mistake) })}{' '}
          {mended === null || onMend === undefined ? null : (
            <button type="button" className="ys-link" onClick={() => onMend(mended)}>
              {text('editor.table.mend', { meant: mended })}
            </button>
          )}
        </span>
      </span>
    </li>
  );
}
