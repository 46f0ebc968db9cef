import { Select } from 'antd';
import { useId } from 'react';
import type { DraftView, FaultKind } from '#platform/sheets/contract/draft.ts';
import { formatCount, type Search, useText, useUrlSearch } from '#ui/index.ts';
import { kindKey, proposalsOf } from './draft-rows.ts';
import { ReasonPopup } from './reason-popup.tsx';
import type { useRepair } from './use-repair.ts';

interface KindBarProps {
  draft: DraftView;
  mending: ReturnType<typeof useRepair>;
}

const every = '';

/** Faults of one kind together: to look only at them, and to mend all of them at once. */
export function KindBar({ draft, mending }: KindBarProps) {
  const text = useText('imports');
  const id = useId();
  const [search, change] = useUrlSearch();
  if (draft.kinds.length < 2) return null;
  const chosen = draft.kinds.find((kind) => kindKey(kind) === search.kind);
  const choose = (key: string) => {
    const { kind: _kind, page: _page, only: _only, ...rest } = search;
    const picked = draft.kinds.find((kind) => kindKey(kind) === key);
    const view: Search = picked?.severity === 'notice' ? { only: 'notice' } : {};
    change(key === every ? rest : { ...rest, ...view, kind: key }, { replace: true });
  };
  const options = draft.kinds.map((kind) => ({
    value: kindKey(kind),
    label: text('kinds.option', {
      column: kind.label ?? text('kinds.wholeRow'),
      message: kind.message,
      count: formatCount(kind.count),
    }),
  }));
  return (
    <div className="imports-kinds">
      <label htmlFor={id}>{text('kinds.label')}</label>
      <Select
        id={id}
        value={chosen === undefined ? every : kindKey(chosen)}
        onChange={choose}
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: every, label: text('kinds.every', { count: draft.kinds.length }) }, ...options]}
      />
      {chosen === undefined ? null : <KindVerbs kind={chosen} mending={mending} />}
    </div>
  );
}

function KindVerbs({ kind, mending }: { kind: FaultKind; mending: ReturnType<typeof useRepair> }) {
  const text = useText('imports');
  const { column, code } = kind;
  const proposals = proposalsOf(kind);
  return (
    <span className="ys-sheet-verbs">
      {column === null || proposals === 0 ? null : (
        <button
          type="button"
          className="ys-link"
          disabled={mending.isPending}
          onClick={() => mending.repair([{ kind: 'proposals', column, code }])}
        >
          {text('kinds.takeProposals', { count: proposals, shown: formatCount(proposals) })}
        </button>
      )}
      {kind.severity !== 'needsReason' ? null : (
        <ReasonPopup
          button={text('kinds.reasonForAll', { count: kind.count, shown: formatCount(kind.count) })}
          onGive={(reason) => mending.repair([{ kind: 'reasonForKind', column, code, reason }])}
        />
      )}
    </span>
  );
}
