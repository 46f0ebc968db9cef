import './firm-file.css';
import { Button } from 'antd';
import { useState } from 'react';
import { ErrorState, formatMoney, LoadingState, type Text, useApi, useSession, useText } from '#ui/index.ts';
import { type Correction, decideCorrection, listCorrections } from '../../contract/firm-file.ts';
import { minuteInChina, ReasonForm, Refused, useAct } from './person-parts.tsx';

/** A value of the register in words: money in yuan, codes spelled out. */
export function wordsOf(field: Correction['field'], value: string | null, text: Text): string {
  if (value === null) return text('firms.unknown');
  if (field === 'registeredCapitalFen') {
    return text('correction.yuan', { yuan: formatMoney(Number(value), 'zh-CN', 'yuan').value });
  }
  if (field === 'scale') return text(`scales.${value}`);
  if (field === 'legalForm') return text(`legalForms.${value}`);
  return field === 'industry' ? `${value} ${text(`industries.${value}`)}` : value;
}

/** What the firm has asked to have corrected; staff accept or refuse. */
export default function FirmFileCorrections({ firmId }: { firmId: string }) {
  const text = useText('parties');
  const answer = useApi(listCorrections, { params: { firmId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={2} />;
  const { corrections } = answer.data;
  if (corrections.length === 0) return <p className="ys-meta">{text('correction.none')}</p>;
  return (
    <ul className="firm-rows">
      {corrections.map((one) => (
        <li key={one.id}>
          <CorrectionLine correction={one} />
          {one.state === 'open' ? <Decide correction={one} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** Field, what stands, what should stand, and how it ended. */
export function CorrectionLine({ correction }: { correction: Correction }) {
  const text = useText('parties');
  const { field, present, proposed, reason, state, askedAt, decidedBy, decisionReason } = correction;
  const decided = [decidedBy, decisionReason].filter((word) => word !== null);
  return (
    <>
      <span className="roster-tag">{text(`correction.states.${state}`)}</span>
      <b>{text(`correction.fields.${field}`)}</b>
      <span>
        {state === 'open' ? `${wordsOf(field, present, text)} → ` : ''}
        {wordsOf(field, proposed, text)}
      </span>
      <span className="ys-meta">
        {[reason, minuteInChina(askedAt)].join(' · ')}
        {decided.length === 0 ? null : ` · ${text('correction.decision', { words: decided.join(' · ') })}`}
      </span>
    </>
  );
}

function Decide({ correction: { id } }: { correction: Correction }) {
  const text = useText('parties');
  const { can } = useSession();
  const deciding = useAct(decideCorrection);
  const [open, setOpen] = useState<'accepted' | 'refused'>();
  const close = () => {
    deciding.reset();
    setOpen(undefined);
  };
  if (!can(decideCorrection.permission)) return null;
  const params = { correctionId: id };
  if (open !== undefined) {
    return (
      <ReasonForm
        verb={text(open === 'accepted' ? 'correction.acceptWithReason' : 'correction.refuse')}
        label={text('organisationColumns.reason')}
        hint={text(open === 'accepted' ? 'register.reasonHint' : 'correction.refuseHint')}
        pending={deciding.pending}
        error={deciding.error}
        onSend={(reason) => deciding.act({ params, body: { decision: open, reason } }, close)}
        onCancel={close}
      />
    );
  }
  // A code that fails its check is kept for a reason: then the officer writes one.
  const needsReason = deciding.error?.fields.some((one) => one.field === 'socialCreditCode') ?? false;
  return (
    <>
      <span className="person-verbs">
        <Button
          type="primary"
          loading={deciding.pending}
          onClick={() => (needsReason ? setOpen('accepted') : deciding.act({ params, body: { decision: 'accepted' } }))}
        >
          {text(needsReason ? 'correction.acceptWithReason' : 'correction.accept')}
        </Button>
        <Button onClick={() => setOpen('refused')}>{text('correction.refuse')}</Button>
      </span>
      <Refused error={deciding.error} />
    </>
  );
}
