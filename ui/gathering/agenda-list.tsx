import './gathering.css';
import type { ReactNode } from 'react';
import type { AgendaItem, Decision } from '#kernel/gatherings/contract/gathering.ts';
import { FileList } from '../file/file-list.tsx';
import { useText } from '../i18n/i18n.ts';
import { DecisionList } from './decision-list.tsx';

/** The agenda: first what earlier gatherings of the series left open, then the items with minutes, speaker and papers. */
export function AgendaList({
  items,
  carried = [],
  verbs,
}: {
  items: readonly AgendaItem[];
  carried?: readonly Decision[];
  verbs?: (item: AgendaItem) => ReactNode;
}) {
  const text = useText('gatherings');
  return (
    <>
      {carried.length === 0 ? null : (
        <>
          <h3>{text('paper.carried')}</h3>
          <DecisionList decisions={carried} label={text('paper.carried')} named />
          {items.length === 0 ? null : <h3>{text('web.thisAgenda')}</h3>}
        </>
      )}
      <ol className="gat-list" aria-label={text('agenda.title')}>
        {items.map((item, at) => (
          <li key={item.id}>
            <span className="gat-number">{at + 1}</span>
            <div>
              {item.title}
              {item.speaker === null ? null : <p>{item.speaker}</p>}
            </div>
            <div className="gat-end ys-meta">
              {item.minutes === null ? null : text('web.minutes', { minutes: item.minutes })}
            </div>
            <div className="gat-under">
              {item.papers.length === 0 ? null : <FileList label={text('web.papers')} files={item.papers} />}
              {verbs?.(item)}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
