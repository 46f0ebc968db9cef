import { Input } from 'antd';
import { useText } from '#ui/index.ts';
import {
  mostTexts,
  type TextsFault,
  textsDifference,
  textsFault,
  textsWritten,
} from '../../../contract/parameter-texts.ts';

/** Writes a list of texts, one a line or pasted from a sheet; says what hinders it, and what comes and goes. */
export function TextsField({
  id,
  written,
  inForce,
  onChange,
}: {
  id: string;
  written: string;
  /** The list that counts today, which the new one is compared with. */
  inForce: readonly string[] | null;
  onChange: (written: string) => void;
}) {
  const text = useText('rules');
  const texts = textsWritten(written);
  const fault = textsFault(texts);
  const wrong = fault !== null && fault.code !== 'none';
  return (
    <>
      <Input.TextArea
        id={id}
        value={written}
        autoSize={{ minRows: 4, maxRows: 16 }}
        aria-invalid={wrong}
        aria-describedby={`${id}-texts`}
        {...(wrong && { status: 'error' as const })}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-texts`} aria-live="polite">
        {wrong ? (
          <FaultOfTexts fault={fault} />
        ) : (
          <span className="ys-meta">
            {text('pages.parameters.textsHint', { count: texts.length, most: mostTexts })}
          </span>
        )}
        {fault === null && inForce !== null ? <TextsChange before={inForce} after={texts} /> : null}
      </div>
    </>
  );
}

function FaultOfTexts({ fault }: { fault: TextsFault }) {
  const text = useText('rules');
  const { code, ...params } = fault;
  return (
    <span className="rul-unsaved">{text(`pages.parameters.textsFaults.${code}`, { ...params, most: mostTexts })}</span>
  );
}

/** Which texts came and which went between two lists. */
export function TextsChange({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const text = useText('rules');
  const { added, removed } = textsDifference(before, after);
  const comma = text('pages.comma');
  if (added.length === 0 && removed.length === 0) {
    return <p className="ys-meta">{text('pages.parameters.textsSame')}</p>;
  }
  return (
    <p className="rul-texts-change">
      {added.length === 0 ? null : (
        <span>
          {text('pages.parameters.textsAdded', { count: added.length })} <ins>{added.join(comma)}</ins>
        </span>
      )}
      {removed.length === 0 ? null : (
        <span>
          {text('pages.parameters.textsRemoved', { count: removed.length })} <del>{removed.join(comma)}</del>
        </span>
      )}
    </p>
  );
}

/** Lists of more texts than this are opened by whoever wants to read them. */
const shownAtOnce = 12;

/** The texts of a list. */
export function ListedTexts({ texts }: { texts: readonly string[] }) {
  const text = useText('rules');
  const list = (
    <ul className="rul-texts">
      {texts.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
  if (texts.length <= shownAtOnce) return list;
  return (
    <details>
      <summary>{text('pages.parameters.textsAll', { count: texts.length })}</summary>
      {list}
    </details>
  );
}
