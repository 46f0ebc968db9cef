import type { z } from 'zod';
import { Figure, SourceLink, useText } from '#ui/index.ts';
import type { programmeFact } from '../../../contract/facts.ts';
import { useLabel } from '../labels.ts';
import { FactSection } from './fact-section.tsx';

type Programme = z.infer<typeof programmeFact>;

/** Plans, intakes, pools and targets, each with its figures; never to be added to the projects. */
export function ProgrammesSection({ facts }: { facts: readonly Programme[] }) {
  return (
    <FactSection kind="programmes" count={facts.length}>
      <ul className="atlas-group">
        {facts.map((fact) => (
          <ProgrammeRow key={fact.id} fact={fact} />
        ))}
      </ul>
    </FactSection>
  );
}

function ProgrammeRow({ fact }: { fact: Programme }) {
  const text = useText('atlas');
  const label = useLabel();
  const dates = [fact.startDate, fact.dueDate].filter((date) => date !== null).join(text('web.to'));
  return (
    <li>
      <div className="atlas-line">
        <b>{fact.name}</b>
        <span className="ys-meta">
          {label('programmeKind', fact.kind)} · {label('programmeStatus', fact.status)}
          {dates === '' ? null : ` · ${dates}`}
        </span>
        <SourceLink source={fact.source} />
      </div>
      {fact.figures.length === 0 ? null : (
        <dl className="atlas-figures">
          {fact.figures.map((figure) => {
            const name = label('metric', figure.metric.replace(/^atlas\./, ''));
            return (
              <div key={figure.metric}>
                <dt>{name}</dt>
                <dd>
                  <Figure figure={figure} name={name} />
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {fact.detail === null ? null : (
        <p className="atlas-note" lang="en">
          {fact.detail}
        </p>
      )}
    </li>
  );
}
