import './firm-file.css';
import { useState } from 'react';
import { type Text, useText } from '#ui/index.ts';
import type { Disclosure } from '../../contract/disclosure.ts';
import { minuteInChina } from './person-parts.tsx';

/** Entries that are shown at first, and by how many more at a time. */
const atOnce = 10;

/** Who received what and when, newest first; `by` is known to staff only. */
export function DisclosureList({ disclosures }: { disclosures: readonly Disclosure[] }) {
  const text = useText('parties');
  const [shown, setShown] = useState(atOnce);
  if (disclosures.length === 0) return <p className="ys-meta">{text('disclosure.none')}</p>;
  return (
    <>
      <ul className="firm-rows">
        {disclosures.slice(0, shown).map((one) => (
          <li key={one.id}>
            <b>{one.receiverName ?? '—'}</b>
            <span>{lineOf(one, text)}</span>
            <span className="ys-meta">
              {text('disclosure.at', {
                time: minuteInChina(one.at),
                means: text(`disclosure.means.${one.means.kind}`),
              })}
              {one.by === null ? null : ` · ${one.by}`}
            </span>
          </li>
        ))}
      </ul>
      {disclosures.length > shown ? (
        <button type="button" className="ys-link" onClick={() => setShown(shown + atOnce)}>
          {text('disclosure.more')}
        </button>
      ) : null}
    </>
  );
}

function lineOf({ fields, purpose }: Disclosure, text: Text): string {
  return text('disclosure.line', {
    fields: fields.map((field) => text(`consent.fields.${field}`)).join(text('sheet.and')),
    purpose: text(`consent.purposes.${purpose}`),
  });
}
