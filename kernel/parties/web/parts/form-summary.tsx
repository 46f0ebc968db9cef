import { useEffect, useRef } from 'react';
import { useText } from '#ui/index.ts';

/** What keeps a form from being sent, with a way to each field. */
export interface Refusal {
  /** What happened; without it the count of fields is said. */
  message?: string;
  remedy?: string;
  fields: readonly { field: string; message: string }[];
}

/** Above a form that was refused: takes the focus, so that a reader hears it, and leads to each field. */
export function FormSummary({ refusal, idOf }: { refusal: Refusal; idOf: (field: string) => string }) {
  const text = useText('parties');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="firm-summary" role="alert" tabIndex={-1} ref={box}>
      <b>{refusal.message ?? text('register.summary', { count: refusal.fields.length })}</b>
      {refusal.remedy === undefined ? null : <p>{refusal.remedy}</p>}
      <ul>
        {refusal.fields.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <button type="button" className="ys-link" onClick={() => document.getElementById(idOf(field))?.focus()}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
