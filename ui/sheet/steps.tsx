import './sheet.css';
import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/i18n.ts';

/** One step: where it leads, when it can be gone to. */
export interface Step {
  readonly key: string;
  readonly title: string;
  /** Search of the same address under which the step stands; undefined where it can't be gone to. */
  readonly search?: Readonly<Record<string, string>> | undefined;
}

/** The steps of a task in order: those before are links, the current one is named as such. */
export function Steps({ label, steps, current }: { label: string; steps: readonly Step[]; current: string }) {
  const text = useText('ui');
  const at = steps.findIndex(({ key }) => key === current);
  return (
    <ol className="ys-steps ys-no-print" aria-label={label}>
      {steps.map(({ key, title, search }, index) => (
        <li key={key} className={index < at ? 'done' : undefined} aria-current={key === current ? 'step' : undefined}>
          {search === undefined || key === current ? (
            <span>{title}</span>
          ) : (
            <Link to="." search={search}>
              {title}
            </Link>
          )}
          {index < at ? <span className="ys-hidden">{text('sheet.stepDone')}</span> : null}
        </li>
      ))}
    </ol>
  );
}
