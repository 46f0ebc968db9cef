import './person.css';
import './merge.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState, LoadingState, Section, useApi, useLocale, useText } from '#ui/index.ts';
import type { MergeableKind, MergedInto, MergeEntry } from '../../contract/merging.ts';
import { listMerges, previewUndoMerge, undoMerge } from '../../contract/merging-endpoints.ts';
import { useMergeAct } from './merge-act.ts';
import { registerOf, useEntryName } from './merge-entry.ts';
import { fieldText, fieldTitle, type Words } from './merge-values.ts';
import { minuteInChina, ReasonForm } from './person-parts.tsx';

/** Where an entry went that was merged: what an old link shows. */
export function MergeNotice({ kind = 'firm', into }: { kind?: MergeableKind; into: NonNullable<MergedInto> }) {
  const text = useText('parties');
  const name = useEntryName(kind, into);
  return (
    <p className="merge-went" role="status">
      {text('merging.went', { name })}{' '}
      <Link to={registerOf[kind]} search={{ panel: into.id }}>
        {text('merging.openStanding', { name })}
      </Link>
    </p>
  );
}

/** What was merged into an entry, each with the way back; nothing where nothing was. */
export function MergeList({ kind, partyId }: { kind: MergeableKind; partyId: string }) {
  const text = useText('parties');
  const answer = useApi(listMerges, { params: { partyId } });
  const [undoing, setUndoing] = useState<string>();
  const merges = answer.data?.merges ?? [];
  if (merges.length === 0) return null;
  return (
    <Section title={text('merging.list')}>
      <ul className="merge-list">
        {merges.map((merge) => (
          <li key={merge.id}>
            <EntryName kind={kind} side={merge.loser} />
            <p>{merge.reason}</p>
            <p className="ys-meta">
              {text('merging.by', { account: merge.mergedBy, at: minuteInChina(merge.mergedAt) })}
              {merge.state === 'standing' ? null : ` · ${text('merging.undone')}`}
            </p>
            {merge.state === 'standing' && undoing !== merge.id ? (
              <button type="button" className="ys-link" onClick={() => setUndoing(merge.id)}>
                {text('merging.undo')}
              </button>
            ) : null}
            {undoing === merge.id ? <UndoMerge merge={merge} onDone={() => setUndoing(undefined)} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function EntryName({ kind, side }: { kind: MergeableKind; side: MergeEntry['loser'] }) {
  return <b>{useEntryName(kind, side)}</b>;
}

function UndoMerge({ merge, onDone }: { merge: MergeEntry; onDone: () => void }) {
  const text = useText('parties');
  const words: Words = { text, ui: useText('ui'), locale: useLocale(), kind: merge.kind };
  // The preview writes nothing; it is asked for like a page.
  const name = useEntryName(merge.kind, merge.loser);
  const preview = useApi(previewUndoMerge, { params: { mergeId: merge.id } });
  const sending = useMergeAct(undoMerge, previewUndoMerge);
  const [changed, setChanged] = useState<Record<string, 'keep' | 'restore'>>({});
  if (preview.error) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined) return <LoadingState lines={3} />;
  const { back, staying, fields, changed: asked } = preview.data;
  const decided = Object.fromEntries(asked.map(({ field }) => [field, changed[field] ?? ('keep' as const)]));
  return (
    <ReasonForm
      verb={text('merging.undo')}
      label={text('merging.undoReason')}
      hint={text(`merging.undoHints.${merge.kind}`)}
      effect={text('merging.undoEffect', { name })}
      pending={sending.pending}
      error={sending.error}
      onCancel={onDone}
      onSend={(reason) => sending.act({ params: { mergeId: merge.id }, body: { reason, changed: decided } }, onDone)}
    >
      <ul className="merge-effects">
        {back.map(({ label, count }) => (
          <li key={label}>{text('merging.back', { what: label, count })}</li>
        ))}
        {fields.length === 0 ? null : (
          <li>
            {text('merging.restores', {
              fields: fields.map(({ field }) => fieldTitle(field, words)).join(text('sheet.and')),
            })}
          </li>
        )}
        {staying.map(({ label, count }) => (
          <li key={label}>{text('merging.staying', { what: label, count })}</li>
        ))}
      </ul>
      {asked.map(({ field, before, now }) => (
        <fieldset key={field} className="merge-asked">
          <legend>{text('merging.changed', { field: fieldTitle(field, words) })}</legend>
          {(['keep', 'restore'] as const).map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name={`undo-${field}`}
                checked={decided[field] === choice}
                onChange={() => setChanged({ ...changed, [field]: choice })}
              />
              {text(`merging.${choice}`, { value: fieldText(field, choice === 'keep' ? now : before, words) })}
            </label>
          ))}
        </fieldset>
      ))}
    </ReasonForm>
  );
}
