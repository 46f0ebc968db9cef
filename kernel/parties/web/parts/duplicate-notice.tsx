import './duplicate.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { useText } from '#ui/index.ts';
import type { checkFirm } from '../../contract/duplicate-endpoints.ts';
import { Reasons, Sureness } from './duplicate-reasons.tsx';

/** Entries that a new one looks like. */
export type Twins = EndpointResult<typeof checkFirm>['candidates'];

/** Told before a firm is registered: what it may be already, and the way on when it is another. */
export function DuplicateNotice({ twins, onGoOn, onBack }: { twins: Twins; onGoOn: () => void; onBack: () => void }) {
  const text = useText('parties');
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section className="duplicate-notice" ref={box} tabIndex={-1} aria-label={text('duplicates.twins')}>
      <b>{text('duplicates.twins')}</b>
      <p>{text('duplicates.twinsLead', { count: twins.length })}</p>
      <ul>
        {twins.map(({ firm, score, reasons }) => (
          <li key={firm.id}>
            <Link to="/firms" search={{ panel: firm.id }}>
              {firm.name}
            </Link>{' '}
            <Sureness score={score} />
            <p className="ys-meta">{[firm.socialCreditCode, firm.address].filter(Boolean).join(' · ')}</p>
            <Reasons reasons={reasons} />
          </li>
        ))}
      </ul>
      <p className="duplicate-verbs">
        <Button onClick={onBack}>{text('duplicates.back')}</Button>
        <Button type="primary" onClick={onGoOn}>
          {text('duplicates.goOn')}
        </Button>
      </p>
    </section>
  );
}
