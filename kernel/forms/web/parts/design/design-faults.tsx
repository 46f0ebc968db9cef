import { useText } from '#ui/index.ts';
import type { DefinitionFault } from '../../../contract/form.ts';
import { fieldsOf } from '../../../contract/prepare-form.ts';
import type { Design } from './design-state.ts';
import type { Unfinished } from './design-words.ts';

/** What keeps the form from being saved or published; each line leads to its field. */
export function DesignFaults({ design, unfinished }: { design: Design; unfinished: readonly Unfinished[] }) {
  const text = useText('forms');
  const nameOf = (key: string | null) => fieldsOf(design.definition).find((one) => one.key === key)?.name;
  const open = new Set(unfinished.map(({ field }) => field));
  // What is still empty is no text that could be read wrong.
  const faults = design.faults.filter(({ field }) => field === null || !open.has(field));
  const count = unfinished.length + faults.length;
  if (count === 0) return null;
  const go = (field: string | null, section: number | null) =>
    design.choose(
      field === null
        ? section === null
          ? { is: 'form' }
          : { is: 'section', at: section }
        : { is: 'field', key: field },
    );
  return (
    <section className="forms-faults" aria-label={text('web.design.faults', { count })}>
      <b>{text('web.design.faults', { count })}</b>
      <ul>
        {unfinished.map(({ field, section }) => (
          <li key={`${field} ${section}`}>
            <button type="button" className="ys-link" onClick={() => go(field, section)}>
              {text('web.design.unfinished', {
                name: nameOf(field) ?? design.definition.sections[section ?? -1]?.title ?? text('web.design.whole'),
              })}
            </button>
          </li>
        ))}
        {faults.map((fault) => (
          <li key={keyOf(fault)}>
            <button type="button" className="ys-link" onClick={() => go(fault.field, null)}>
              {text('web.design.faultLine', {
                name: nameOf(fault.field) ?? text('web.design.whole'),
                said: text(`definitionFaults.${fault.code}`, fault.params),
              })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function keyOf({ field, column, part, check, from, code }: DefinitionFault): string {
  return [field, column, part, check, from, code].join(' ');
}
