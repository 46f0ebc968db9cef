import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FileList, formatDate, formatTime, useLocale, useText } from '#ui/index.ts';
import type { Visit } from '../../../contract/visit.ts';
import { dayInChina } from './draft.ts';

/** Everything that was recorded of a visit. */
export function VisitFacts({ visit }: { visit: Visit }) {
  const text = useText('visits');
  const locale = useLocale();
  const label = (key: string) => text(`plans.columns.${key}`);
  const { place, exemption } = visit;
  return (
    <>
      <dl className="ys-facts">
        <Fact name={label('firm')}>
          <Link to={`/firms/${visit.firm.id}` as '/'}>{visit.firm.name}</Link>
        </Fact>
        <Fact name={label('day')}>{formatDate(visit.day, locale)}</Fact>
        <Fact name={label('purpose')}>{text(`plans.purposes.${visit.purpose}`)}</Fact>
        <Fact name={label('departments')}>{visit.departments.map(({ name }) => name).join(' · ')}</Fact>
        <Fact name={label('officers')}>{visit.officers.join(' · ')}</Fact>
        <Fact name={text('plans.visits.metRole')}>{visit.metRole}</Fact>
        <Fact name={text('plans.visits.summary')}>{visit.summary}</Fact>
        {exemption === null ? null : (
          <Fact name={label('exemption')}>
            {text(`plans.exemptions.${exemption}`)}
            <p className="ys-meta">{visit.exemptionReason}</p>
          </Fact>
        )}
        {place === null ? null : (
          <Fact name={text('plans.visits.place')}>{`${place.longitude}, ${place.latitude}`}</Fact>
        )}
        <Fact name={text('plans.visits.plans')}>
          {visit.plans.length === 0 ? (
            <span className="ys-meta">{text('plans.visits.noPlans')}</span>
          ) : (
            visit.plans.map(({ id, title }) => (
              <div key={id}>
                <Link to={`/visits/plans/${id}` as '/'}>{title}</Link>
              </div>
            ))
          )}
        </Fact>
      </dl>
      <FileList label={text('plans.visits.photos')} files={visit.photos} />
      <p className="ys-meta">
        {text('plans.visits.recorded', {
          by: visit.recordedBy ?? text('plans.visits.nobody'),
          at: momentOf(visit.recordedAt),
        })}
      </p>
    </>
  );
}

/** Day and minute of an instant in China. */
export function momentOf(instant: string): string {
  return `${dayInChina(new Date(instant))} ${formatTime(instant)}`;
}

/** One named value of a record. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
