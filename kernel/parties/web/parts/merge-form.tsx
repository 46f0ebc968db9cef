import './person.css';
import './merge.css';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { Section, useText } from '#ui/index.ts';
import type { FieldChoice, MergeableKind } from '../../contract/merging.ts';
import { mergeParties, previewMerge } from '../../contract/merging-endpoints.ts';
import { useMergeAct } from './merge-act.ts';
import { useEntryName } from './merge-entry.ts';
import { MergeFields } from './merge-fields.tsx';
import { MergePersons } from './merge-persons.tsx';
import { MergeRows } from './merge-rows.tsx';
import { Refused } from './person-parts.tsx';

type Preview = EndpointResult<typeof previewMerge>;

const leastReason = 5;

/** What the merge would do, which values are kept, why, and the button that does it. */
export function MergeForm({
  kind,
  told,
  choices,
  onChoose,
  onSwap,
  onDone,
}: {
  kind: MergeableKind;
  told: Preview;
  choices: Readonly<Record<string, FieldChoice>>;
  onChoose: (choices: Record<string, FieldChoice>) => void;
  onSwap: () => void;
  onDone: () => void;
}) {
  const text = useText('parties');
  const id = useId();
  const sending = useMergeAct(mergeParties, previewMerge);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const names = { survivor: useEntryName(kind, told.survivor), other: useEntryName(kind, told.other) };
  const short = reason.trim().length < leastReason;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (short) return;
    const wish = { kind, survivorId: told.survivor.id, otherId: told.other.id, choices };
    sending.act({ body: { ...wish, seen: told.seen, reason: reason.trim() } }, onDone);
  };
  const twoCodes = told.fields.some(({ field, survivor, other }) => field === 'socialCreditCode' && survivor && other);
  return (
    <form className="merge-form" onSubmit={send}>
      <p className="merge-lead">
        {text('merging.lead', { name: names.survivor })}{' '}
        <button type="button" className="ys-link" onClick={onSwap}>
          {text('merging.swap')}
        </button>
      </p>
      <Section
        title={text(kind === 'person' ? 'merging.both' : 'merging.fields')}
        note={told.fields.length === 0 ? undefined : text('merging.fieldsNote')}
      >
        {kind === 'person' ? (
          <MergePersons survivorId={told.survivor.id} otherId={told.other.id} />
        ) : (
          <MergeFields
            kind={kind}
            fields={told.fields}
            names={names}
            onChoose={(field, kept) => onChoose({ ...choices, [field]: kept })}
          />
        )}
        {twoCodes ? <p className="ys-meta">{text('merging.codeStays')}</p> : null}
      </Section>
      <Section title={text('merging.rows')} note={text('merging.rowsNote')}>
        <MergeRows rows={told.rows} />
      </Section>
      <div className="merge-reason">
        <label htmlFor={id}>{text('merging.reason')}</label>
        <Input.TextArea
          id={id}
          value={reason}
          maxLength={200}
          autoSize={{ minRows: 2 }}
          status={tried && short ? 'error' : ''}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setReason(event.target.value)}
        />
        <p id={`${id}-hint`} className={tried && short ? 'person-wrong' : 'ys-meta'}>
          {tried && short ? text('register.tooShort', { min: leastReason }) : text(`merging.hints.${kind}`)}
        </p>
        <Refused error={sending.error} />
        <p className="ys-meta">
          {text(kind === 'person' ? 'merging.effectPerson' : 'merging.effect', {
            name: names.survivor,
            other: names.other,
          })}
        </p>
        <Button type="primary" htmlType="submit" loading={sending.pending}>
          {text('merging.verb')}
        </Button>
      </div>
    </form>
  );
}
