import './atlas.css';
import type { ReactNode } from 'react';

/** A line of a record: its name and what is known. */
export interface Field {
  key: string;
  title: string;
  content: ReactNode;
}

/** Lines of a record; those of which nothing is known are left out. */
export function Fields({ fields }: { fields: readonly Field[] }) {
  const known = fields.filter(({ content }) => content !== null && content !== undefined && content !== '');
  return (
    <dl className="atlas-fields">
      {known.map(({ key, title, content }) => (
        <div key={key} style={{ display: 'contents' }}>
          <dt>{title}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  );
}
