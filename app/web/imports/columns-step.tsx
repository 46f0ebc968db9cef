import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useId } from 'react';
import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import type { DraftView } from '#platform/sheets/contract/draft.ts';
import { mapDraft } from '#platform/sheets/contract/endpoints.ts';
import { BusyBar, formatCount, Light, Section, useApiMutation, useText } from '#ui/index.ts';
import { Refusal } from '../account/form-parts.tsx';
import { ColumnTable } from './column-table.tsx';
import { DiscardDraft } from './discard-draft.tsx';
import { LeftOutRows } from './left-out-rows.tsx';
import { SheetPlaceForm } from './sheet-place-form.tsx';
import { useDraftChange } from './use-draft-change.ts';

type MappingBody = EndpointInput<typeof mapDraft>['body'];

/** The second step: which sheet and heading rows, and what each column is. Every choice is kept at once. */
export function ColumnsStep({ draft }: { draft: DraftView }) {
  const text = useText('imports');
  const ui = useText('ui');
  const navigate = useNavigate();
  const change = useDraftChange();
  const map = useApiMutation(mapDraft);
  const send = (body: MappingBody) =>
    map.mutate({ params: { draftId: draft.id }, body }, { onSuccess: change.put, onError: change.reload });
  const missing = draft.missing.map(({ label }) => label).join(ui('filter.and'));
  return (
    <>
      {draft.notices.map((notice) => (
        <p key={notice} className="imports-notice">
          {notice}
        </p>
      ))}
      <SheetPlaceForm
        key={`${draft.sheet} ${draft.headerRows.join()}`}
        draft={draft}
        busy={map.isPending}
        onChange={send}
      />
      <Section title={text('columns.title')} note={text('columns.note')}>
        {map.error ? <Refusal error={map.error} /> : null}
        <p className="imports-missing" role="status">
          {draft.missing.length === 0 ? (
            <Light state="ok">{text('columns.complete', { rows: formatCount(draft.summary?.total ?? 0) })}</Light>
          ) : (
            <>
              <Light state="late">{text('columns.missing', { columns: missing })}</Light>
              <span className="ys-meta">{text('columns.missingHint')}</span>
            </>
          )}
        </p>
        <BusyBar busy={map.isPending} />
        <ColumnTable draft={draft} onChange={(mapping) => send({ mapping })} />
        <EmptyClears draft={draft} onChange={(emptyClears) => send({ emptyClears })} />
      </Section>
      {draft.summary === null || draft.summary.leftOut === 0 ? null : (
        <LeftOutRows draft={draft} count={draft.summary.leftOut} />
      )}
      <div className="imports-foot">
        <Button
          type="primary"
          disabled={draft.summary === null}
          onClick={() => void navigate({ to: '.', search: { step: 'repair' } })}
        >
          {text('columns.next')}
        </Button>
        <DiscardDraft draft={draft} />
      </div>
    </>
  );
}

function EmptyClears({ draft, onChange }: { draft: DraftView; onChange: (on: boolean) => void }) {
  const text = useText('imports');
  const id = useId();
  return (
    <div className="imports-check">
      <input
        id={id}
        type="checkbox"
        checked={draft.emptyClears}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{text('columns.emptyClears')}</label>
        <p className="ys-meta" id={`${id}-hint`}>
          {text(draft.emptyClears ? 'columns.emptyClearsOn' : 'columns.emptyClearsOff')}
        </p>
      </div>
    </div>
  );
}
