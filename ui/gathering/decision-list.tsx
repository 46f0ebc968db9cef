import './gathering.css';
import type { ReactNode } from 'react';
import type { Decision } from '#kernel/gatherings/contract/gathering.ts';
import { useText } from '../i18n/i18n.ts';
import { Light } from '../light/light.tsx';

/** What was decided, each with department, day, light and state; `verbs` draws what can be done with one. */
export function DecisionList({
  decisions,
  label,
  verbs,
  named = false,
}: {
  decisions: readonly Decision[];
  /** Of the list, for readers. */
  label: string;
  verbs?: (decision: Decision) => ReactNode;
  /** Says also at which gathering it was decided. */
  named?: boolean;
}) {
  return (
    <ol className="gat-list" aria-label={label}>
      {decisions.map((one, at) => (
        <li key={one.id} className={one.light === 'late' ? 'late' : undefined}>
          <span className="gat-number">{named ? at + 1 : one.number}</span>
          <div>
            <CaseTitle decision={one} />
            <p>
              <DecisionMeta decision={one} named={named} />
            </p>
          </div>
          <div className="gat-end">
            <DecisionLight decision={one} />
          </div>
          <div className="gat-under">{verbs?.(one)}</div>
        </li>
      ))}
    </ol>
  );
}

function CaseTitle({ decision: { text: words, caseId } }: { decision: Decision }) {
  return caseId === null ? words : <a href={`/cases/${caseId}`}>{words}</a>;
}

function DecisionMeta({ decision, named }: { decision: Decision; named: boolean }) {
  const text = useText('gatherings');
  const { department, dueOn, gathering } = decision;
  const parts = [
    department?.name ?? text('web.noDepartment'),
    dueOn === null ? text('web.noDay') : text('web.dueOn', { day: dueOn }),
    ...(named ? [`${gathering.title} ${gathering.day}`] : []),
  ];
  return <>{parts.join(' · ')}</>;
}

function DecisionLight({ decision: { light, workingDays, state } }: { decision: Decision }) {
  const text = useText('gatherings');
  const words = text(`decision.states.${state}`);
  if (light === null) return <span className="ys-meta">{words}</span>;
  const days = workingDays ?? 0;
  const left = text(light === 'late' ? (days === 0 ? 'web.overJust' : 'web.over') : 'web.left', { count: days });
  return (
    <>
      <span className="ys-meta">{words}</span>
      <Light state={light}>{left}</Light>
    </>
  );
}
