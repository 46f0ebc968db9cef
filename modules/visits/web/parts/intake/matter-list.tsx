import '../officers/officers.css';
import { Moment, useText } from '#ui/index.ts';
import type { NeedMatter } from '../../../contract/intake.ts';

/** What was made of a message: each matter with its department, its state in plain words, and its dates. */
export function MatterList({ matters, linked = true }: { matters: readonly NeedMatter[]; linked?: boolean }) {
  const text = useText('visits');
  return (
    <ul className="service-rows">
      {matters.map(({ issueId, number, title, department, state, openedAt, closedAt }) => (
        <li key={issueId}>
          <b>{title}</b>{' '}
          <span className="ys-meta">{linked ? <a href={`/issues/${issueId}`}>{number}</a> : number}</span>
          <p>
            {text(`intake.public.matterStates.${state}`)} · {department ?? text('intake.public.notYet')}
          </p>
          <p className="ys-meta">
            {text('intake.public.matterOpened')} <Moment at={openedAt} />
            {closedAt === null ? null : (
              <>
                {' · '}
                {text('intake.public.matterClosed')} <Moment at={closedAt} />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
