import '../parts/rules.css';
import { Link, useParams } from '@tanstack/react-router';
import { ErrorState, LoadingState, Page, Section, useApi, useText } from '#ui/index.ts';
import { getParameter, type ParameterDetail } from '../../contract/parameter-endpoints.ts';
import { Opening } from '../parts/form-parts.tsx';
import { History } from '../parts/parameters/history.tsx';
import { useValueWords } from '../parts/parameters/parameter-words.ts';
import { SetValue } from '../parts/parameters/set-value.tsx';
import { usePeriodWords } from '../parts/rule-words.tsx';

/** A dated parameter: what counts today, every value it had, and the rules that read it. */
export function ParameterPage() {
  const text = useText('rules');
  const { parameterId = '' } = useParams({ strict: false }) as { parameterId?: string };
  const answer = useApi(getParameter, { params: { parameterId } });
  const { data } = answer;
  const crumbs = <Link to="/rule-parameters">{text('nav.parameters')}</Link>;
  const shown = data?.id === parameterId ? data : undefined;
  return (
    <Page
      title={shown?.name ?? text('nav.parameters')}
      crumbs={crumbs}
      {...(shown !== undefined && { meta: <InForce parameter={shown} /> })}
    >
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {shown === undefined ? answer.error ? null : <LoadingState lines={8} /> : <Shown parameter={shown} />}
    </Page>
  );
}

function InForce({ parameter }: { parameter: ParameterDetail }) {
  const text = useText('rules');
  const words = useValueWords();
  const period = usePeriodWords();
  const { inForce } = parameter;
  if (inForce === null) return <>{text('pages.parameters.noneToday')}</>;
  return (
    <>
      {text('pages.parameters.todayIs', {
        value: words(inForce.value, parameter),
        days: period(inForce.from, inForce.to) ?? '',
      })}
    </>
  );
}

function Shown({ parameter }: { parameter: ParameterDetail }) {
  const text = useText('rules');
  const { maySet, readBy, description } = parameter;
  return (
    <>
      {description === '' ? null : <p className="rul-lead">{description}</p>}
      {maySet ? (
        <Opening
          verb={text('pages.parameters.set')}
          filled
          form={(close) => <SetValue parameter={parameter} onDone={close} />}
        />
      ) : (
        <p className="ys-meta">{text('pages.parameters.whoSets')}</p>
      )}
      <Section title={text('pages.parameters.history')}>
        <div className="rul-tools">
          <History parameter={parameter} />
        </div>
      </Section>
      <Section title={text('pages.parameters.readBy', { count: readBy.length })}>
        {readBy.length === 0 ? <p className="ys-meta">{text('pages.parameters.readByNone')}</p> : null}
        <ul className="rul-lines">
          {readBy.map(({ id, name, version }) => (
            <li key={id}>
              <Link to="/rules/$ruleId" params={{ ruleId: id }} search={{ tab: 'parameters' }}>
                {name}
              </Link>{' '}
              <span className="ys-meta">
                {version === null ? text('pages.draft.name') : text('pages.version', { number: version })}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
