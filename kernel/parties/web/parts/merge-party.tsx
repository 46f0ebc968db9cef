import './merge.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Section, useApi, useSession, useText, useUrlSearch } from '#ui/index.ts';
import type { MergeableKind } from '../../contract/merging.ts';
import { findParty, listMerges, previewMerge } from '../../contract/merging-endpoints.ts';
import { MergeChoice } from './merge-choice.tsx';
import { registerOf, useEntryName } from './merge-entry.ts';
import { MergeList, MergeNotice } from './merge-list.tsx';

/** Where an entry went that was merged: what an old link shows above it. */
export function MergeWent({ kind, partyId }: { kind: MergeableKind; partyId: string }) {
  const into = useParty(partyId)?.mergedInto;
  return into ? <MergeNotice kind={kind} into={into} /> : null;
}

/** What was merged into an entry, each with the way back, and the verb that merges another one with it. */
export function MergeParty({ kind, partyId }: { kind: MergeableKind; partyId: string }) {
  const text = useText('parties');
  const { can } = useSession();
  const party = useParty(partyId);
  const [open, setOpen] = useState(false);
  const [search] = useUrlSearch();
  if (!can(listMerges.permission)) return null;
  const may = can(previewMerge.permission) && party?.state === 'standing';
  const remembered = typeof search.merge === 'string' && search.merge !== partyId ? search.merge : undefined;
  return (
    <>
      <MergeList kind={kind} partyId={partyId} />
      {may && remembered !== undefined ? (
        <p className="merge-verb">
          <Link to="/duplicates/merge" search={{ kind, keep: remembered, other: partyId }} className="firm-register">
            {text('merging.withRemembered')}
          </Link>
        </p>
      ) : null}
      {may && remembered === undefined && !open ? (
        <p className="merge-verb">
          <Button onClick={() => setOpen(true)}>{text('merging.verb')}</Button>
        </p>
      ) : null}
      {may && open ? (
        <Section title={text('merging.choose')}>
          <MergeChoice kind={kind} partyId={partyId} onCancel={() => setOpen(false)} />
        </Section>
      ) : null}
    </>
  );
}

/** Above the list from which the other entry is chosen: with whom, and the way out. */
export function MergeRemembered({ kind }: { kind: MergeableKind }) {
  const [search] = useUrlSearch();
  return typeof search.merge === 'string' ? <Remembered kind={kind} partyId={search.merge} /> : null;
}

function Remembered({ kind, partyId }: { kind: MergeableKind; partyId: string }) {
  const text = useText('parties');
  const name = useEntryName(kind, { id: partyId, name: null });
  return (
    <p className="merge-went" role="status">
      {text('merging.chooseFromList', { name })}{' '}
      <Link to={registerOf[kind]} search={{}}>
        {text('merging.forget')}
      </Link>
    </p>
  );
}

function useParty(partyId: string) {
  const { can } = useSession();
  const answer = useApi(findParty, { params: { partyId } }, { enabled: can(findParty.permission) });
  return answer.data?.id === partyId ? answer.data : undefined;
}
