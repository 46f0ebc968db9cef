import { useText } from '../i18n/i18n.ts';
import type { Proposal } from '../module.ts';

/** Properties of {@link ProposalList}; the line `active` has the id `<id>-<active>`. */
export interface ProposalListProps {
  id: string;
  label: string;
  /** Whose texts the kinds are in. */
  module: string;
  proposals: readonly Proposal[];
  active: number;
  onPoint: (line: number) => void;
  onChoose: (proposal: Proposal) => void;
}

/** Records below the search field, each with its kind and code, and with the name that was met when that is another. */
export function ProposalList({ id, label, module, proposals, active, onPoint, onChoose }: ProposalListProps) {
  const text = useText(module);
  return (
    <div className="ys-proposals" role="listbox" id={id} aria-label={label}>
      {proposals.map((one, line) => (
        <div
          key={one.id}
          id={`${id}-${line}`}
          role="option"
          tabIndex={-1}
          aria-selected={line === active}
          onMouseMove={() => onPoint(line)}
          // The field keeps the focus: leaving it would close the list before the press counts.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
          onKeyDown={(event) => event.key === 'Enter' && onChoose(one)}
        >
          <span>{one.name}</span>
          <span className="ys-meta">
            {[text(one.kindKey), one.code ?? '', one.met === undefined ? '' : `${text(one.met.key)} ${one.met.name}`]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
      ))}
    </div>
  );
}
