import { Form, Input, Select } from 'antd';
import { listDuties } from '#kernel/parties/contract/organisation-endpoints.ts';
import { callApi, useApi, useText } from '#ui/index.ts';
import type { NeedDetail } from '../../../contract/intake.ts';
import { splitNeed } from '../../../contract/intake-endpoints.ts';
import { issueUrgency } from '../../../contract/issue.ts';
import { needed, ServiceForm, type Values, wordOf } from '../officers/service-form.tsx';

/** Most matters of one message. */
const mostMatters = 10;

function mattersOf(values: Values) {
  const matters = Array.isArray(values.matters) ? (values.matters as Values[]) : [];
  return matters.map((one) => ({
    ...{ category: wordOf(one, 'category') ?? '', title: wordOf(one, 'title') ?? '', text: wordOf(one, 'text') ?? '' },
    urgency: issueUrgency.parse(one.urgency),
  }));
}

/** Makes one or several matters of a message; the first is filled with what was written. */
export function SplitForm({ need, close }: { need: NeedDetail; close: () => void }) {
  const text = useText('visits');
  const start = { urgency: 'normal', text: need.matter, title: [...need.matter].slice(0, 30).join('') };
  return (
    <ServiceForm
      name="split"
      initial={{ matters: [start] }}
      verb={text('intake.split')}
      effect={text('intake.effect.split')}
      send={(values) =>
        callApi(splitNeed, {
          params: { needId: need.id },
          body: { matters: mattersOf(values), words: wordOf(values, 'words') },
        })
      }
      onDone={close}
      onCancel={close}
    >
      <Form.List name="matters">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, place) => (
              <fieldset key={key} className="service-block">
                <legend>{text('intake.matterNth', { n: place + 1 })}</legend>
                <MatterFields name={name} />
                {fields.length > 1 ? (
                  <p>
                    <button type="button" className="ys-link" onClick={() => remove(name)}>
                      {text('intake.removeMatter')}
                    </button>
                  </p>
                ) : null}
              </fieldset>
            ))}
            {fields.length < mostMatters ? (
              <p>
                <button type="button" className="ys-link" onClick={() => add({ urgency: 'normal' })}>
                  {text('intake.addMatter')}
                </button>
              </p>
            ) : null}
          </>
        )}
      </Form.List>
      <Form.Item name="words" label={text('intake.splitWords')}>
        <Input.TextArea maxLength={1_000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ServiceForm>
  );
}

function MatterFields({ name }: { name: number }) {
  const text = useText('visits');
  const { data } = useApi(listDuties, {});
  const categories = (data?.duties ?? []).filter(({ kind, withdrawn }) => kind === 'issueCategory' && !withdrawn);
  const label = (key: string) => text(`intake.${key}`);
  return (
    <>
      <div className="service-pair">
        <Form.Item name={[name, 'category']} label={label('category')} rules={[needed(text, label('category'))]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={categories.map((one) => ({ value: one.code, label: one.name }))}
          />
        </Form.Item>
        <Form.Item name={[name, 'urgency']} label={label('urgency')}>
          <Select
            options={issueUrgency.options.map((value) => ({ value, label: text(`intake.urgencies.${value}`) }))}
          />
        </Form.Item>
      </div>
      <Form.Item name={[name, 'title']} label={label('titleOf')} rules={[needed(text, label('titleOf'))]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={[name, 'text']} label={label('text')} rules={[needed(text, label('text'))]}>
        <Input.TextArea maxLength={2_000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </>
  );
}
