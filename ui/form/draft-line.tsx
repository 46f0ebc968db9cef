import { formatTime } from '../format/date.ts';
import { useText } from '../i18n/i18n.ts';
import type { DraftState } from './draft-keeper.ts';

/** How far what was filled in is kept, in one line; a conflict offers both ways out of it. */
export function DraftLine({
  state,
  onTheirs,
  onMine,
}: {
  state: DraftState;
  onTheirs: () => void;
  onMine: () => void;
}) {
  const text = useText('ui');
  if (state.is === 'conflict') {
    const at = state.at === null ? '–' : formatTime(state.at);
    return (
      <div className="ys-form-conflict" role="alert">
        {text('form.draft.conflict', { at })}{' '}
        <button type="button" className="ys-link" onClick={onTheirs}>
          {text('form.draft.theirs')}
        </button>{' '}
        <button type="button" className="ys-link" onClick={onMine}>
          {text('form.draft.mine')}
        </button>
      </div>
    );
  }
  return (
    <p className="ys-meta" role={state.is === 'failed' || state.is === 'refused' ? 'alert' : 'status'}>
      {draftWords(state, text)}
    </p>
  );
}

function draftWords(state: Exclude<DraftState, { is: 'conflict' }>, text: ReturnType<typeof useText>): string {
  switch (state.is) {
    case 'saved':
      return text('form.draft.saved', { at: state.at === null ? '' : formatTime(state.at) });
    case 'refused':
      return text('form.draft.refused', { message: state.message });
    default:
      return text(`form.draft.${state.is}`);
  }
}
