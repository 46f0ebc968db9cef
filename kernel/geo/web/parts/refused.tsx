import type { ApiError } from '#ui/index.ts';

/** Why something was refused, at its place, with every single fault. */
export function Refused({ error }: { error: ApiError | undefined }) {
  if (error === undefined) return null;
  return (
    <div className="geo-refused" role="alert">
      <b>{error.message}</b>
      <p>{error.remedy}</p>
      {error.fields.map(({ field, message }) => (
        <p key={`${field} ${message}`}>{message}</p>
      ))}
    </div>
  );
}
