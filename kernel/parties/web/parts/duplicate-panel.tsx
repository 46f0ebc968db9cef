import './person.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { LoadingState, Section, SidePanel, useSession, useText } from '#ui/index.ts';
import { type DuplicatePair, type DuplicateSide, setDuplicateApart } from '../../contract/duplicate-endpoints.ts';
import { mergeParties } from '../../contract/merging-endpoints.ts';
import { CreditCode } from './credit-code.tsx';
import { Reasons, Sureness } from './duplicate-reasons.tsx';
import { registerOf } from './merge-entry.ts';
import { minuteInChina, ReasonForm, useAct } from './person-parts.tsx';

/** One pair beside the list: both sides, the reasons, and what can be decided. */
export function DuplicatePanel({ pair, onDone }: { pair: DuplicatePair | undefined; onDone: () => void }) {
  const text = useText('parties');
  return (
    <SidePanel title={text('duplicates.pair')}>
      {pair === undefined ? <LoadingState lines={6} /> : <Pair pair={pair} onDone={onDone} />}
    </SidePanel>
  );
}

function Pair({ pair, onDone }: { pair: DuplicatePair; onDone: () => void }) {
  const text = useText('parties');
  const { can } = useSession();
  const [judging, setJudging] = useState(false);
  const sending = useAct(setDuplicateApart);
  const open = pair.state === 'open';
  return (
    <div className="duplicate-pair">
      <p>
        <Sureness score={pair.score} />
      </p>
      <Reasons reasons={pair.reasons} />
      <Side kind={pair.kind} title={text('duplicates.left')} side={pair.left} />
      <Side kind={pair.kind} title={text('duplicates.right')} side={pair.right} />
      {open ? null : <Decision pair={pair} />}
      {open && !judging && can(mergeParties.permission) ? (
        <p className="duplicate-verbs">
          <Link to="/duplicates/merge" search={mergeSearch(pair)} className="firm-register">
            {text('duplicates.merge')}
          </Link>
          <Button onClick={() => setJudging(true)}>{text('duplicates.apart')}</Button>
        </p>
      ) : null}
      {judging ? (
        <ReasonForm
          verb={text('duplicates.apart')}
          label={text('duplicates.apartReason')}
          hint={text('duplicates.apartHint')}
          effect={text('duplicates.apartEffect')}
          pending={sending.pending}
          error={sending.error}
          onCancel={() => setJudging(false)}
          onSend={(reason) => sending.act({ params: { duplicateId: pair.id }, body: { reason } }, onDone)}
        />
      ) : null}
    </div>
  );
}

/** The side with a code stays, unless somebody chooses otherwise on the page. */
function mergeSearch({ kind, left, right }: DuplicatePair) {
  const [keep, other] =
    left.socialCreditCode === null && right.socialCreditCode !== null ? [right, left] : [left, right];
  return { kind, keep: keep.id, other: other.id };
}

function Side({ kind, title, side }: { kind: DuplicatePair['kind']; title: string; side: DuplicateSide }) {
  const text = useText('parties');
  return (
    <Section title={title}>
      <p>
        <Link to={registerOf[kind]} search={{ panel: side.id }}>
          {side.name}
        </Link>
      </p>
      <p>
        {side.socialCreditCode === null ? (
          <span className="ys-meta">{text('duplicates.noCode')}</span>
        ) : (
          <CreditCode code={side.socialCreditCode} />
        )}
      </p>
      <p className={side.address === null ? 'ys-meta' : undefined}>{side.address ?? text('duplicates.noAddress')}</p>
    </Section>
  );
}

function Decision({ pair }: { pair: DuplicatePair }) {
  const text = useText('parties');
  const at = pair.decidedAt === null ? '' : minuteInChina(pair.decidedAt);
  return (
    <Section title={text(`duplicates.states.${pair.state}`)}>
      <p>{pair.decisionReason}</p>
      <p className="ys-meta">{text('duplicates.decidedBy', { account: pair.decidedBy ?? '', at })}</p>
    </Section>
  );
}
