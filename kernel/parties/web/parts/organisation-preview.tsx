import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { ApiError, callApi, ErrorState, formatDate, Section, useLocale, useText } from '#ui/index.ts';
import type { OrganisationChange } from '../../contract/organisation-changes.ts';
import {
  closeDepartment,
  mergeDepartments,
  type previewChange,
  splitDepartment,
} from '../../contract/organisation-endpoints.ts';
import { ChangeLines } from './change-lines.tsx';

/** What the server says that a change would do. */
export type Preview = EndpointResult<typeof previewChange>;

/** What the change would do, and the button that does it. */
export function ReorganisePreview({
  change,
  told,
  onDone,
}: {
  change: OrganisationChange;
  told: Preview;
  onDone: () => void;
}) {
  const text = useText('parties');
  const locale = useLocale();
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ApiError>();
  const run = async () => {
    setSending(true);
    try {
      await carryOut(change, told.seen);
      void client.invalidateQueries();
      onDone();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure);
    } finally {
      setSending(false);
    }
  };
  const day = formatDate(told.effectiveOn, locale);
  return (
    <Section
      title={text('reorganise.effects', { day })}
      note={text('reorganise.effectCount', { count: told.lines.length })}
    >
      <ChangeLines lines={told.lines} />
      <ul className="org-facts">
        <li>{text('reorganise.accounts', { count: told.accounts })}</li>
        <li>
          {told.work.length === 0
            ? text('reorganise.noWork')
            : told.work.map((one) => text('reorganise.work', { ...one, count: one.count })).join(text('sheet.and'))}
        </li>
        {told.workMoves === 'none' ? null : <li>{text(`reorganise.moves.${told.workMoves}`)}</li>}
      </ul>
      {error === undefined ? null : <ErrorState error={error} />}
      <Button type="primary" loading={sending} onClick={() => void run()}>
        {text('reorganise.carryOut', { change: text(`changes.${change.kind}`) })}
      </Button>
      <p className="ys-meta">{text('reorganise.undoHint')}</p>
    </Section>
  );
}

function carryOut(change: OrganisationChange, seen: number): Promise<unknown> {
  switch (change.kind) {
    case 'merging':
      return callApi(mergeDepartments, { body: { ...change, seen } });
    case 'splitting':
      return callApi(splitDepartment, { body: { ...change, seen } });
    case 'closing':
      return callApi(closeDepartment, { body: { ...change, seen } });
    default:
      throw new Error(`${change.kind} has no page`);
  }
}
