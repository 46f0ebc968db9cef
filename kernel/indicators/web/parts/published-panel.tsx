import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Figure, SidePanel, SourceLink, usePeriod, useText } from '#ui/index.ts';
import { HrefLink } from '#ui/screen/href-link.tsx';
import type { PublishedValue } from '../../contract/published.ts';

/** A published figure beside the list: whose it is, how the page prints it, and where. */
export function PublishedPanel({ value }: { value: PublishedValue }) {
  const text = useText('indicators');
  const ui = useText('ui');
  const { figure, indicator, name, subject, zoneId, zoneName } = value;
  const unknown = ui('figure.unknown');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      text('published.columns.zoneName'),
      <HrefLink key="zone" href={`/zones/${zoneId}`}>
        {zoneName}
      </HrefLink>,
    ],
    ...(subject === null ? [] : [[text('published.columns.subject'), subject] as const]),
    [text('published.columns.period'), usePeriod(figure.period) ?? unknown],
    [text('published.columns.status'), ui(`figure.statuses.${figure.status}`)],
    [text('published.columns.printed'), figure.printed ?? unknown],
    [
      text('published.columns.source'),
      figure.source === null ? unknown : <SourceLink key="source" source={figure.source} />,
    ],
  ];
  return (
    <SidePanel
      title={name}
      footer={
        <Link to="/published/compare" search={{ indicator }} className="ys-link">
          {text('web.published.compare')}
        </Link>
      }
    >
      <p>
        <Figure figure={figure} name={name} large />
      </p>
      <dl className="ys-facts">
        {facts.map(([label, said]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </SidePanel>
  );
}
