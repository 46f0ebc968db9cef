import { Button } from 'antd';
import { useCallback } from 'react';
import { LeaveGuard, useText } from '#ui/index.ts';
import { ruleDefinition } from '../../../contract/rule-definition.ts';
import { useIncomplete } from './incomplete.ts';
import type { OpenDraft } from './use-draft.ts';

/** Says whether what was written is kept, and what to do when it is not; asks before it is left where it cannot be kept. */
export function DraftState({ draft }: { draft: OpenDraft }) {
  const { state, open, definition } = draft;
  // Where it can be kept it is while the page is left.
  const goes = state.is === 'saved' || state.is === 'waiting' || state.is === 'saving';
  const loses = useCallback(
    () => open() && !(goes && ruleDefinition.safeParse(definition).success),
    [goes, open, definition],
  );
  return (
    <>
      <LeaveGuard losesByMoving={loses} losesByClosing={open} parameters={versions} />
      <StateWords draft={draft} />
    </>
  );
}

const versions = ['version'];

function StateWords({ draft }: { draft: OpenDraft }) {
  const text = useText('rules');
  const incomplete = useIncomplete();
  const { state, revision } = draft;
  if (state.is === 'moved') {
    return (
      <div className="rul-refused" role="alert">
        <b>{state.message}</b>
        <p>{text('pages.draft.moved')}</p>
        <div className="rul-verbs">
          <Button onClick={draft.takeTheirs}>{text('pages.draft.takeTheirs')}</Button>
          <Button onClick={draft.keepMine}>{text('pages.draft.keepMine')}</Button>
        </div>
      </div>
    );
  }
  if (state.is === 'refused') {
    return (
      <div className="rul-refused" role="alert">
        <b>{state.message}</b>
        <p>{state.remedy}</p>
      </div>
    );
  }
  const words =
    state.is === 'incomplete'
      ? text('pages.draft.incomplete', { where: incomplete(state.path, draft.definition) })
      : text(`pages.draft.${state.is}`, { revision });
  return (
    <p className={state.is === 'incomplete' || state.is === 'unreachable' ? 'rul-unsaved' : 'rul-saved'} role="status">
      {words}
    </p>
  );
}
