import { useText } from '#ui/index.ts';
import type { FormChange } from '../../contract/form-difference.ts';
import { partWords } from './change-words.ts';

/** What changed of a form, line by line; of what changed, how it was and how it is. */
export function ChangeList({ changes }: { changes: readonly FormChange[] }) {
  const text = useText('forms');
  return (
    <ul className="forms-changes">
      {changes.map(({ what, change, key, name, parts }) => (
        <li key={`${what} ${change} ${key}`}>
          <b>
            {text('web.changes.line', { change: text(`changes.${change}`), what: text(`web.changes.what.${what}`) })}
          </b>{' '}
          {name}
          {parts.length === 0 ? null : (
            <dl>
              {parts.map(({ part, before, after }) => (
                <div key={part}>
                  <dt>{text(`web.changes.parts.${part}`)}</dt>
                  <dd>
                    {before === null ? null : <del>{partWords(part, before, text)}</del>}{' '}
                    {after === null ? null : <ins>{partWords(part, after, text)}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
