import { Link } from '@tanstack/react-router';
import { type Column, ErrorState, formatCount, LoadingState, PlainTable, useApi, useText } from '#ui/index.ts';
import type { PromiseRate, PromiseVerdict, RatedTally } from '../../../contract/charter.ts';
import { listPromiseRates } from '../../../contract/charter-endpoints.ts';

interface Line {
  key: string;
  kind: PromiseRate['kind'];
  month: string | undefined;
  tally: RatedTally;
}

/** Every promise over twelve months, its months folded away below; each count opens the rows that it counts. */
export function PromiseRates() {
  const text = useText('visits');
  const answer = useApi(listPromiseRates, {});
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={4} />;
  const { rates } = answer.data;
  const totals = rates.map(({ kind, total }): Line => ({ key: kind, kind, month: undefined, tally: total }));
  const monthly = rates.flatMap(({ kind, months }): Line[] =>
    months
      .filter(({ kept, broken, open }) => kept + broken + open > 0)
      .map(({ month, ...tally }) => ({ key: `${kind} ${month}`, kind, month, tally }))
      .reverse(),
  );
  const count = (verdict: PromiseVerdict): Column<Line> => ({
    ...{ key: verdict, title: text(`charter.columns.${verdict}`), align: 'end' },
    render: ({ kind, month, tally }) =>
      tally[verdict] === 0 ? (
        '0'
      ) : (
        <Link to="/service-charter/rows" search={{ kind, verdict, ...(month === undefined ? {} : { month }) }}>
          {formatCount(tally[verdict])}
        </Link>
      ),
  });
  const columns: Column<Line>[] = [
    {
      ...{ key: 'promise', title: text('charter.promise') },
      render: ({ kind, month }) =>
        month === undefined ? (
          <b>
            {text(`charter.kinds.${kind}`)} · {text('charter.total')}
          </b>
        ) : (
          `${text(`charter.kinds.${kind}`)} · ${month}`
        ),
    },
    {
      key: 'rate',
      title: text('charter.rate'),
      align: 'end',
      render: ({ tally }) => (tally.rate === null ? '–' : `${tally.rate}%`),
    },
    count('kept'),
    count('broken'),
    count('open'),
  ];
  const table = (caption: string, rows: readonly Line[]) => (
    <PlainTable caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} />
  );
  return (
    <>
      {table(text('charter.ratesCaption'), totals)}
      {monthly.length === 0 ? null : (
        <details className="service-months">
          <summary>{text('charter.byMonth')}</summary>
          {table(text('charter.byMonth'), monthly)}
        </details>
      )}
    </>
  );
}
