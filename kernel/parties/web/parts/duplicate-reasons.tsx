import './duplicate.css';
import { useText } from '#ui/index.ts';
import { type DuplicateReason, surenessOf } from '../../contract/duplicate.ts';

/** How sure a pair is, in words. */
export function Sureness({ score }: { score: number }) {
  const text = useText('parties');
  const word = surenessOf(score);
  return <span className={`duplicate-sure ${word}`}>{text(`duplicates.sureness.${word}`)}</span>;
}

/** Why two entries may be one firm, and what speaks against it. */
export function Reasons({ reasons }: { reasons: readonly DuplicateReason[] }) {
  const text = useText('parties');
  return (
    <ul className="duplicate-reasons">
      {reasons.map(({ code, params }) => (
        <li key={code} className={code === 'codesDiffer' || code === 'placeDiffers' ? 'against' : undefined}>
          {text(`duplicates.reasons.${code}`, params)}
        </li>
      ))}
    </ul>
  );
}
