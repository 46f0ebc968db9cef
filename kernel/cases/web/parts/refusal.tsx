import type { ReactNode } from 'react';
import type { SentRefusal } from '#ui/index.ts';

/** Why a form was not taken: what happened, what to do. */
export function Refusal({ refusal, children }: { refusal: SentRefusal | undefined; children?: ReactNode }) {
  if (refusal === undefined) return null;
  return (
    <div className="case-refusal" role="alert">
      <b>{refusal.message}</b>
      <p>{refusal.remedy}</p>
      {refusal.fields.map(({ field, message }) => (
        <p key={field}>{message}</p>
      ))}
      {children}
    </div>
  );
}
