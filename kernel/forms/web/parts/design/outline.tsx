import { Icon, Popup, useText } from '#ui/index.ts';
import type { FormField } from '../../../contract/form-definition.ts';
import { addField, addSection, fieldKinds, kindOf } from './design-edits.ts';
import type { Chosen, Design } from './design-state.ts';
import { useNewWords } from './new-words.ts';

/** Sections and fields in their order; the chosen one is edited beside the list. */
export function Outline({ design, chosen }: { design: Design; chosen: Chosen | null }) {
  const text = useText('forms');
  const words = useNewWords();
  const { definition, choose } = design;
  const addOne = () => {
    const added = addSection(definition, words);
    design.change(added.definition);
    choose({ is: 'section', at: added.definition.sections.length - 1 });
  };
  return (
    <nav className="forms-outline" aria-label={text('web.design.outline')}>
      <button
        type="button"
        className="forms-outline-line whole"
        aria-current={chosen?.is === 'form' ? 'true' : undefined}
        onClick={() => choose({ is: 'form' })}
      >
        {text('web.design.whole')}
      </button>
      {definition.sections.map(({ title, fields }, at) => (
        <div key={fields[0]?.key} className="forms-outline-section">
          <button
            type="button"
            className="forms-outline-line section"
            aria-current={chosen?.is === 'section' && chosen.at === at ? 'true' : undefined}
            onClick={() => choose({ is: 'section', at })}
          >
            {title}
          </button>
          <ul>
            {fields.map((field) => (
              <li key={field.key}>
                <FieldLine design={design} field={field} on={chosen?.is === 'field' && chosen.key === field.key} />
              </li>
            ))}
          </ul>
          <AddField design={design} section={at} title={title} />
        </div>
      ))}
      <button type="button" className="ys-link" onClick={addOne}>
        <Icon name="plus" />
        {text('web.design.addSection')}
      </button>
    </nav>
  );
}

function FieldLine({ design, field, on }: { design: Design; field: FormField; on: boolean }) {
  const text = useText('forms');
  const faulty = design.faults.some((fault) => fault.field === field.key);
  const marks = [
    ...(field.shown === null ? [] : [text('web.design.marks.shown')]),
    ...(field.checks.length === 0 ? [] : [text('web.design.marks.checks', { count: field.checks.length })]),
    ...(field.kind === 'value' && field.computed !== null ? [text('web.design.marks.computed')] : []),
    ...(field.kind === 'value' && field.prefill !== null ? [text('web.design.marks.prefill')] : []),
  ];
  return (
    <button
      type="button"
      className={faulty ? 'forms-outline-line wrong' : 'forms-outline-line'}
      aria-current={on ? 'true' : undefined}
      onClick={() => design.choose({ is: 'field', key: field.key })}
    >
      <span>{field.name}</span>
      <span className="ys-meta">
        {[text(`web.design.kinds.${kindOf(field)}`), ...marks].join(' · ')}
        {faulty ? ` · ${text('web.design.marks.wrong')}` : ''}
      </span>
    </button>
  );
}

function AddField({ design, section, title }: { design: Design; section: number; title: string }) {
  const text = useText('forms');
  const words = useNewWords();
  return (
    <Popup
      buttonClass="ys-link forms-add-field"
      buttonLabel={text('web.design.addFieldTo', { name: title })}
      label={text('web.design.addField')}
      button={
        <>
          <Icon name="plus" />
          {text('web.design.addField')}
        </>
      }
    >
      {(close) => (
        <div className="forms-kinds">
          {fieldKinds.map((kind) => (
            <button
              key={kind}
              type="button"
              className="ys-plain"
              onClick={() => {
                close();
                const added = addField(design.definition, { section, kind, words });
                design.change(added.definition);
                design.choose({ is: 'field', key: added.key });
              }}
            >
              {text(`web.design.kinds.${kind}`)}
            </button>
          ))}
        </div>
      )}
    </Popup>
  );
}
