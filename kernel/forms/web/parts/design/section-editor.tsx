import { Button, Input, Radio, Select } from 'antd';
import { useText } from '#ui/index.ts';
import { formSubject } from '../../../contract/form.ts';
import { changeSection, moveSection } from './design-edits.ts';
import type { Design } from './design-state.ts';
import { Labelled } from './labelled.tsx';

/** Title and reason of a section. */
export function SectionEditor({ design, at }: { design: Design; at: number }) {
  const text = useText('forms');
  const section = design.definition.sections[at];
  if (section === undefined) return null;
  const move = (step: 1 | -1) => {
    design.change(moveSection(design.definition, at, step));
    design.choose({ is: 'section', at: at + step });
  };
  return (
    <section className="forms-editor" aria-label={text('web.design.sectionOf', { name: section.title })}>
      <header>
        <h3>{section.title}</h3>
        <div className="forms-editor-verbs">
          <Button size="small" disabled={at === 0} onClick={() => move(-1)}>
            {text('web.design.up')}
          </Button>
          <Button size="small" disabled={at === design.definition.sections.length - 1} onClick={() => move(1)}>
            {text('web.design.down')}
          </Button>
        </div>
      </header>
      <Labelled label={text('web.design.sectionTitle')}>
        {(attributes) => (
          <Input
            {...attributes}
            maxLength={60}
            value={section.title}
            onChange={(event) => design.change(changeSection(design.definition, at, { title: event.target.value }))}
          />
        )}
      </Labelled>
      <Labelled label={text('web.design.reason')} hint={text('web.design.reasonHint')}>
        {(attributes) => (
          <Input.TextArea
            {...attributes}
            maxLength={300}
            autoSize={{ minRows: 2 }}
            value={section.reason ?? ''}
            onChange={({ target: { value } }) =>
              design.change(changeSection(design.definition, at, { reason: value === '' ? null : value }))
            }
          />
        )}
      </Labelled>
    </section>
  );
}

/** The form as a whole: its name, for whom it is, and which qualifications it asks for. */
export function FormEditor({
  design,
  title,
  onTitle,
}: {
  design: Design;
  title: string;
  onTitle: (title: string) => void;
}) {
  const text = useText('forms');
  const { definition, choices } = design;
  const statuses = [...new Set([...choices.statuses, ...definition.statuses])];
  return (
    <section className="forms-editor" aria-label={text('web.design.whole')}>
      <header>
        <h3>{text('web.design.whole')}</h3>
      </header>
      <Labelled label={text('web.new.name')}>
        {(attributes) => (
          <Input {...attributes} maxLength={80} value={title} onChange={(event) => onTitle(event.target.value)} />
        )}
      </Labelled>
      <fieldset className="ys-fieldset forms-labelled">
        <legend>{text('web.new.subject')}</legend>
        <Radio.Group
          value={definition.subject}
          options={formSubject.options.map((value) => ({ value, label: text(`subjects.${value}`) }))}
          onChange={({ target: { value } }) =>
            design.change({ ...definition, subject: formSubject.catch('firm').parse(value) })
          }
        />
      </fieldset>
      <Labelled label={text('web.design.statuses')} hint={text('web.design.statusesHint')}>
        {(attributes) => (
          <Select
            {...attributes}
            mode="tags"
            value={definition.statuses}
            options={statuses.map((value) => ({ value, label: value }))}
            onChange={(next: string[]) =>
              design.change({ ...definition, statuses: next.map((one) => one.trim().slice(0, 40)).slice(0, 10) })
            }
          />
        )}
      </Labelled>
      <UsedParameters design={design} />
    </section>
  );
}

/** The zone's parameters that conditions read, with today's values; they are found in what is written. */
function UsedParameters({ design }: { design: Design }) {
  const text = useText('forms');
  const { definition, choices } = design;
  return (
    <div className="forms-labelled">
      <b>{text('web.design.parameters')}</b>
      <p className="ys-meta">{text('web.design.parametersHint')}</p>
      <ul className="forms-parameters">
        {definition.parameters.map((name) => {
          const value = choices.parameters.find((one) => one.name === name)?.value ?? null;
          const shown = Array.isArray(value) ? value.join('、') : String(value);
          return (
            <li key={name}>
              {name} <b>{value === null ? text('web.design.noValue') : shown}</b>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
