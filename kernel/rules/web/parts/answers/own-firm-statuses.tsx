import '../rules.css';
import { ErrorState, formatDate, LoadingState, useApi, useLocale, useText } from '#ui/index.ts';
import { listOwnStatuses, type OwnStatus } from '../../../contract/status-endpoints.ts';
import { usePeriodWords, withCommas } from '../rule-words.tsx';

/** What the reader's own firm is recognised as by rules, until when, by whom and why. */
export default function OwnFirmStatuses({ firmId }: { firmId: string }) {
  const text = useText('rules');
  const answer = useApi(listOwnStatuses, { params: { firmId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={2} />;
  const { statuses } = answer.data;
  if (statuses.length === 0) return <p className="ys-meta">{text('pages.statuses.ownNone')}</p>;
  return (
    <ul className="rul-lines">
      {statuses.map((status) => (
        <li key={status.id}>
          <Status status={status} />
        </li>
      ))}
    </ul>
  );
}

function Status({
  status: { status, state, since, until, rule, department, renewals, revoked, reasons },
}: {
  status: OwnStatus;
}) {
  const text = useText('rules');
  const period = usePeriodWords();
  const told = [
    text(`pages.statuses.states.${state}`),
    rule,
    department,
    ...(renewals === 0 ? [] : [text('pages.statuses.renewed', { count: renewals })]),
  ];
  return (
    <>
      <b>{status}</b> {period(since, until)} <span className="ys-meta">{told.join(' · ')}</span>
      {revoked === null ? null : <p>{text('pages.statuses.revokedOn', revoked)}</p>}
      {reasons === null ? null : <Reasons reasons={reasons} />}
    </>
  );
}

function Reasons({ reasons: { on, sentences, data } }: { reasons: NonNullable<OwnStatus['reasons']> }) {
  const text = useText('rules');
  const locale = useLocale();
  return (
    <details className="rul-why">
      <summary>{text('pages.statuses.why')}</summary>
      <p className="ys-meta">{text('pages.statuses.judgedOn', { day: formatDate(on, locale) })}</p>
      {sentences.map(({ document, place, text: words }) => (
        <blockquote key={`${document} ${place} ${words}`}>
          {words} <cite className="ys-meta">{`${document} ${place}`.trim()}</cite>
        </blockquote>
      ))}
      {data.length === 0 ? null : (
        <dl className="ys-facts">
          {data.map((datum) => (
            <Datum key={datum.name} datum={datum} />
          ))}
        </dl>
      )}
    </details>
  );
}

function Datum({
  datum: { name, value, unit, from, source },
}: {
  datum: NonNullable<OwnStatus['reasons']>['data'][number];
}) {
  const text = useText('rules');
  const words =
    value === null
      ? text('pages.unknown')
      : typeof value === 'boolean'
        ? text(value ? 'pages.yes' : 'pages.no')
        : typeof value === 'string'
          ? `${/^-?\d+(\.\d+)?$/u.test(value) ? withCommas(value) : value} ${unit ?? ''}`.trim()
          : value.join(text('pages.comma'));
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {words} <span className="ys-meta">{source ?? text(`pages.statuses.sources.${from}`)}</span>
      </dd>
    </div>
  );
}
