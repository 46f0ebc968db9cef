import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { MetricValue } from '#ui/figure/metric-value.tsx';
import { SidePanel, usePeriod, useText } from '#ui/index.ts';
import { HrefLink } from '#ui/screen/href-link.tsx';
import type { MetricDefinition, MetricFigure } from '../../contract/metric-figure.ts';

/** A metric beside the list: its figure, the definition in force, how far its data reach, and the way to its rows. */
export function MetricPanel({
  metric,
  growth,
  state,
}: {
  metric: MetricDefinition & { figure: MetricFigure | undefined };
  growth: ReactNode;
  state: ReactNode;
}) {
  const text = useText('indicators');
  const ui = useText('ui');
  const { figure, name, versions } = metric;
  const period = usePeriod(figure?.figure.period ?? null);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [text('web.period'), period ?? text('web.noPeriod')],
    [text('web.growth'), growth],
    [text('definitions.definition'), versions[0]?.text],
    [text('web.until'), figure?.dataUntil ?? '—'],
    [text('web.state'), state],
    [
      text('web.rows'),
      figure === undefined ? (
        '—'
      ) : (
        <HrefLink key="rows" href={figure.rows.href}>
          {text('web.openRows', { count: figure.rows.count })}
        </HrefLink>
      ),
    ],
  ];
  return (
    <SidePanel
      title={name}
      footer={
        <Link to="/indicators/$metric" params={{ metric: metric.metric }} className="ys-link">
          {ui('screen.wholeDefinition')}
        </Link>
      }
    >
      {figure === undefined ? null : (
        <p>
          <MetricValue metric={figure} large />
        </p>
      )}
      <dl className="ys-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </SidePanel>
  );
}
