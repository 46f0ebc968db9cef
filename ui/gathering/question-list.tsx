import './gathering.css';
import type { ReactNode } from 'react';
import type { Question } from '#kernel/gatherings/contract/gathering.ts';
import { Moment } from '../format/moment.tsx';
import { useText } from '../i18n/i18n.ts';

/** Questions with their answers, pinned ones first; `verbs` draws what can be done with one. */
export function QuestionList({
  questions,
  verbs,
}: {
  questions: readonly Question[];
  verbs?: (question: Question) => ReactNode;
}) {
  const text = useText('gatherings');
  return (
    <ol className="gat-list" aria-label={text('question.title')}>
      {questions.map((one, at) => (
        <li key={one.id}>
          <span className="gat-number">{at + 1}</span>
          <div>
            {one.text}
            <p>{one.answer ?? (one.answeredHow === 'aloud' ? text('question.aloud') : text('web.unanswered'))}</p>
          </div>
          <div className="gat-end ys-meta">
            {one.pinned ? <span>{text('web.pinned')}</span> : null}
            {one.own ? <span>{text('web.ownQuestion')}</span> : null}
            {one.askedBy === null ? null : <span>{one.askedBy}</span>}
            <Moment at={one.askedAt} />
          </div>
          <div className="gat-under">{verbs?.(one)}</div>
        </li>
      ))}
    </ol>
  );
}
