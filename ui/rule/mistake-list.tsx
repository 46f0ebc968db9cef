import '../sheet/sheet.css';
import type { Fix, Mistake } from '#kernel/rules/contract/explain-mistake.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { FaultMark } from '../sheet/sheet-cell.tsx';
import { useMistakeWords } from './rule-words.tsx';

/** Mistakes in words, each with what mends it; more than one also with a verb that mends all. */
export function MistakeList({
  id,
  label,
  mistakes,
  onFix,
  onFixAll,
}: {
  id: string;
  label: string;
  mistakes: readonly Mistake[];
  onFix?: ((fix: Fix) => void) | undefined;
  onFixAll?: (() => void) | undefined;
}) {
  const text = useText('rules');
  const locale = useLocale();
  const words = useMistakeWords();
  if (mistakes.length === 0) return <div id={id} aria-live="polite" />;
  const mendable = mistakes.filter(({ fix }) => fix !== null);
  return (
    <div id={id} aria-live="polite">
      <ul className="ys-feel-mistakes" aria-label={label}>
        {mistakes.map((mistake) => (
          <li key={`${mistake.code}${mistake.from}`}>
            <FaultMark state="bad" />
            <span>
              {text('editor.field.at', { at: mistake.from + 1 })}
              {locale === 'zh-CN' ? '：' : ': '}
              {words(mistake)} <FixButton mistake={mistake} onFix={onFix} />
            </span>
          </li>
        ))}
      </ul>
      {mendable.length < 2 || onFixAll === undefined ? null : (
        <button type="button" className="ys-link" onClick={onFixAll}>
          {text('editor.field.fixAll', { count: mendable.length })}
        </button>
      )}
    </div>
  );
}

function FixButton({ mistake: { fix }, onFix }: { mistake: Mistake; onFix: ((fix: Fix) => void) | undefined }) {
  const text = useText('rules');
  if (fix === null || onFix === undefined) return null;
  const { from, to, insert } = fix;
  const meant = insert.trim();
  const verb = meant === '' ? 'remove' : from === to ? 'add' : 'replace';
  return (
    <button type="button" className="ys-link" onClick={() => onFix(fix)}>
      {text(`editor.field.${verb}`, { meant: meant.length > 40 ? `${meant.slice(0, 39)}…` : meant })}
    </button>
  );
}
