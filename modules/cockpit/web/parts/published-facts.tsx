import { Link } from '@tanstack/react-router';
import { listPublished } from '#kernel/indicators/contract/endpoints.ts';
import { isAchieved, sourceShort } from '#kernel/indicators/contract/figure.ts';
import type { PublishedValue } from '#kernel/indicators/contract/published.ts';
import { ErrorState, useApi, useFigureWords, usePeriod, useText } from '#ui/index.ts';

const shownFacts = 5;

/** What real zones have published, apart from the zone's own figures: never computed with, always with its source. */
export function PublishedFacts() {
  const text = useText('cockpit');
  const { data, error, refetch } = useApi(listPublished, { query: { pageSize: 200 } });
  const values = oneOfEach(data?.values ?? []);
  return (
    <section aria-label={text('web.screen.published')}>
      <h2>
        {text('web.screen.published')}
        <i>{text('web.screen.publishedNote')}</i>
        <Link to="/published">
          {data === undefined
            ? text('web.screen.publishedMore')
            : text('web.screen.publishedAll', { count: data.facets.zone.length })}{' '}
          ›
        </Link>
      </h2>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      <table className="ys-screen-published">
        <caption className="ys-hidden">{text('web.screen.published')}</caption>
        <tbody>
          {values.map((value) => (
            <Fact key={value.id} value={value} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Fact({ value }: { value: PublishedValue }) {
  const text = useText('ui');
  const words = useFigureWords(value.figure);
  const period = usePeriod(value.figure.period);
  const { source, status } = value.figure;
  const zone = `/zones/${value.zoneId}`;
  return (
    <tr>
      <th scope="row">
        <Link to={zone}>{value.zoneName}</Link>
      </th>
      <td>{value.name}</td>
      <td className="r">
        <Link to={zone} className="ys-screen-fig">
          {value.figure.printed ?? words?.whole ?? text('figure.unknown')}
        </Link>
      </td>
      <td>{period ?? text('figure.unknown')}</td>
      <td>
        <span className={isAchieved(value.figure) ? 'ys-screen-tag' : 'ys-screen-tag plan'}>
          {text(`figure.statuses.${status}`)}
        </span>
      </td>
      <td className="src">
        <Link to="/sources">
          {source === null ? text('figure.unknown') : text('figure.short', { source: sourceShort(source) })}
        </Link>
      </td>
    </tr>
  );
}

/** One figure a zone, of zones that have published numbers, in the order of the pages. */
function oneOfEach(values: readonly PublishedValue[]): PublishedValue[] {
  const zones = new Set<string>();
  return values
    .filter(({ zoneId, figure, subject }) => {
      if (figure.value === null || subject !== null || zones.has(zoneId)) return false;
      zones.add(zoneId);
      return true;
    })
    .slice(0, shownFacts);
}
