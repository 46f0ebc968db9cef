import { Button, Input, Radio, Select } from 'antd';
import { ruleName } from '#kernel/rules/contract/rule-definition.ts';
import { useText } from '#ui/index.ts';
import { answerTypeOf } from '../../../contract/check-definition.ts';
import type { FormField } from '../../../contract/form-definition.ts';
import { fieldsOf } from '../../../contract/prepare-form.ts';
import { CheckList } from './check-list.tsx';
import { Formula, OptionalFormula } from './condition-field.tsx';
import { asKind, changeField, fieldKinds, kindOf, moveField, removeField, renameField } from './design-edits.ts';
import type { Design } from './design-state.ts';
import { faultsOfPart } from './design-words.ts';
import { Labelled, SettledText } from './labelled.tsx';
import { useNewWords } from './new-words.ts';
import { TypeDetails } from './type-details.tsx';

interface EditorProps {
  design: Design;
  field: FormField;
  change: (field: FormField) => void;
}

/** Everything about one field: what it asks, when, what must hold, and where its value comes from. */
export function FieldEditor({ design, field }: { design: Design; field: FormField }) {
  const text = useText('forms');
  const words = useNewWords();
  const change = (next: FormField) => design.change(changeField(design.definition, field.key, next));
  const props = { design, field, change };
  const named = faultsOfPart(design.faults, { field: field.key, parts: ['name', 'key', 'type'] });
  return (
    <section className="forms-editor" aria-label={text('web.design.fieldOf', { name: field.name })}>
      <header>
        <h3>{field.name}</h3>
        <FieldVerbs design={design} field={field} />
      </header>
      {named.map(({ code, params }) => (
        <p key={code} className="forms-wrong">
          {text(`definitionFaults.${code}`, params)}
        </p>
      ))}
      <SettledText
        label={text('web.design.name')}
        hint={text('web.design.nameHint')}
        value={field.name}
        maxLength={40}
        check={(name) => (ruleName.safeParse(name).success ? undefined : text('web.design.nameWrong'))}
        onSettle={(name) => design.change(renameField(design.definition, field.key, name))}
      />
      <Labelled label={text('web.design.kind')}>
        {(attributes) => (
          <Select
            {...attributes}
            value={kindOf(field)}
            options={fieldKinds.map((kind) => ({ value: kind, label: text(`web.design.kinds.${kind}`) }))}
            onChange={(kind) => change(asKind(field, kind, words))}
          />
        )}
      </Labelled>
      <TypeDetails {...props} />
      <Labelled label={text('web.design.hint')}>
        {(attributes) => (
          <Input
            {...attributes}
            maxLength={200}
            value={field.hint ?? ''}
            onChange={(event) => change({ ...field, hint: event.target.value === '' ? null : event.target.value })}
          />
        )}
      </Labelled>
      <Source {...props} />
      <Required {...props} />
      <OptionalFormula
        {...{ design, field: field.key, part: 'shown' as const }}
        tick={text('web.design.onlyWhen')}
        label={text('web.design.shown')}
        value={field.shown}
        onChange={(shown) => change({ ...field, shown })}
      />
      <CheckList {...props} />
    </section>
  );
}

function FieldVerbs({ design, field }: { design: Design; field: FormField }) {
  const text = useText('forms');
  const alone = fieldsOf(design.definition).length === 1;
  const move = (step: 1 | -1) => design.change(moveField(design.definition, field.key, step));
  return (
    <div className="forms-editor-verbs">
      <Button size="small" onClick={() => move(-1)}>
        {text('web.design.up')}
      </Button>
      <Button size="small" onClick={() => move(1)}>
        {text('web.design.down')}
      </Button>
      <Button
        size="small"
        danger
        disabled={alone}
        onClick={() => {
          design.choose(null);
          design.change(removeField(design.definition, field.key));
        }}
      >
        {text('web.design.remove')}
      </Button>
    </div>
  );
}

/** Whether it must be answered: always, never, or as a condition says. */
function Required({ design, field, change }: EditorProps) {
  const text = useText('forms');
  const { required } = field;
  const computed = field.kind === 'value' && field.computed !== null;
  const current = typeof required === 'string' ? required : 'when';
  if (computed) return null;
  return (
    <fieldset className="ys-fieldset forms-labelled">
      <legend>{text('web.design.required')}</legend>
      <Radio.Group
        value={current}
        options={(['always', 'never', 'when'] as const).map((value) => ({
          ...{ value, label: text(`web.design.requiredIs.${value}`) },
        }))}
        onChange={({ target: { value } }) =>
          change({ ...field, required: value === 'when' ? { when: '' } : value === 'never' ? 'never' : 'always' })
        }
      />
      {typeof required === 'string' ? null : (
        <Formula
          {...{ design, field: field.key, part: 'required' as const }}
          label={text('web.design.requiredWhen')}
          value={required.when}
          onChange={(when) => change({ ...field, required: { when } })}
        />
      )}
    </fieldset>
  );
}

/** Where a value comes from: typed, filled in from what is known, or computed. */
function Source({ design, field, change }: EditorProps) {
  const text = useText('forms');
  if (field.kind !== 'value') return null;
  const { subject } = design.definition;
  const type = answerTypeOf(field.type);
  const facts = design.choices.facts.filter((fact) => fact.subject === subject && fact.type === type);
  const chosen = facts.find(({ id }) => id === field.prefill);
  const faults = faultsOfPart(design.faults, { field: field.key, parts: ['prefill'] });
  return (
    <>
      {field.computed !== null || (facts.length === 0 && field.prefill === null) ? null : (
        <Labelled
          label={text('web.design.prefill')}
          hint={chosen === undefined ? text('web.design.prefillHint') : chosen.source}
          wrong={faults[0] && text(`definitionFaults.${faults[0].code}`, faults[0].params)}
        >
          {(attributes) => (
            <Select
              {...attributes}
              value={field.prefill}
              allowClear
              placeholder={text('web.design.noPrefill')}
              options={facts.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(prefill: string | undefined) => change({ ...field, prefill: prefill ?? null })}
            />
          )}
        </Labelled>
      )}
      <OptionalFormula
        {...{ design, field: field.key, part: 'computed' as const }}
        tick={text('web.design.isComputed')}
        label={text('web.design.formula')}
        value={field.computed}
        onChange={(computed) =>
          change({ ...field, computed, ...(computed === null ? {} : { prefill: null, required: 'never' }) })
        }
      />
    </>
  );
}
