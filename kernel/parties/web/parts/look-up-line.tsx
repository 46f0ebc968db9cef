import './look-up.css';
import { useText } from '#ui/index.ts';
import type { LookUpHit } from '../../contract/look-up.ts';

/** A hit in a list: its name with the part that was met, and what was met when it was another name. */
export function LookUpLine({ hit }: { hit: LookUpHit }) {
  const text = useText('parties');
  const { matched, name, kind, code, merged } = hit;
  const own = matched.kind === 'current' && !merged;
  const met = <Met name={matched.name} start={matched.start} end={matched.end} />;
  return (
    <span className="firm-hit">
      <span className="firm-hit-name">{own ? met : name}</span>
      <span className="ys-meta">
        {text(`lookUp.kinds.${kind}`)}
        {own ? (code === null ? '' : ` ${code}`) : ' '}
        {own ? null : (
          <>
            {text(merged ? 'lookUp.merged' : `lookUp.names.${matched.kind}`)} {met}
          </>
        )}
      </span>
    </span>
  );
}

function Met({ name, start, end }: { name: string; start: number; end: number }) {
  return (
    <>
      {name.slice(0, start)}
      <mark>{name.slice(start, end)}</mark>
      {name.slice(end)}
    </>
  );
}
