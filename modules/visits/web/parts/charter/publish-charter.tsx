import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { type ApiInput, callApi, Section, useText } from '#ui/index.ts';
import { type Charter, promiseKind, promiseUnit } from '../../../contract/charter.ts';
import { publishCharter } from '../../../contract/charter-endpoints.ts';
import { needed, ServiceForm, today, type Values, wordOf } from '../officers/service-form.tsx';

type Body = ApiInput<typeof publishCharter>['body'];

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (time: string | undefined) => {
  const [hours = 0, minutes = 0] = (time ?? '').split(':').map(Number);
  return hours * 60 + minutes;
};

/** What the form holds, as the endpoint takes it; the server checks every value. */
function bodyOf(values: Values): Body {
  const promises = Array.isArray(values.promises) ? (values.promises as Values[]) : [];
  return {
    ...{ name: wordOf(values, 'name') ?? '', nameEn: wordOf(values, 'nameEn') ?? null },
    ...{ intro: wordOf(values, 'intro') ?? null, introEn: wordOf(values, 'introEn') ?? null },
    ...{ validFrom: wordOf(values, 'validFrom') ?? '', documentNumber: wordOf(values, 'documentNumber') ?? null },
    officeOpens: minutesOf(wordOf(values, 'officeOpens')),
    officeCloses: minutesOf(wordOf(values, 'officeCloses')),
    promises: promises.map((one) => ({
      ...{ kind: promiseKind.parse(one.kind), limit: Number(one.limit), unit: promiseUnit.parse(one.unit) },
      ...{ words: wordOf(one, 'words') ?? null, wordsEn: wordOf(one, 'wordsEn') ?? null },
    })),
  };
}

/** A new version, filled from the last one: what was promised stays unless it is changed here. */
export function PublishCharter({ last }: { last: Charter | undefined }) {
  const text = useText('visits');
  const [open, setOpen] = useState(false);
  const label = (key: string) => text(`charter.fields.${key}`);
  if (!open) {
    return (
      <p className="service-choices">
        <Button type="primary" onClick={() => setOpen(true)}>
          {text('charter.publish')}
        </Button>
      </p>
    );
  }
  const initial = {
    ...(last ?? { promises: [{ kind: 'firstAnswer', limit: 1, unit: 'workingDays' }] }),
    ...{ validFrom: today(), documentNumber: '' },
    ...{ officeOpens: clock(last?.officeOpens ?? 540), officeCloses: clock(last?.officeCloses ?? 1_050) },
  };
  return (
    <Section title={text('charter.publish')}>
      <ServiceForm
        name="charter"
        initial={initial}
        verb={text('charter.publish')}
        effect={text('charter.publishEffect')}
        send={(values) => callApi(publishCharter, { body: bodyOf(values) })}
        onDone={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        <div className="service-pair">
          <Form.Item name="name" label={label('name')} rules={[needed(text, label('name'))]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="nameEn" label={label('nameEn')}>
            <Input maxLength={80} />
          </Form.Item>
        </div>
        <Form.Item name="intro" label={label('intro')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
        <Form.Item name="introEn" label={label('introEn')}>
          <Input.TextArea maxLength={800} autoSize={{ minRows: 2 }} />
        </Form.Item>
        <div className="service-pair">
          <Form.Item name="validFrom" label={label('validFrom')} rules={[needed(text, label('validFrom'))]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="documentNumber" label={label('documentNumber')}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="officeOpens" label={label('officeOpens')}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="officeCloses" label={label('officeCloses')}>
            <Input type="time" />
          </Form.Item>
        </div>
        <PromiseFields />
      </ServiceForm>
    </Section>
  );
}

function PromiseFields() {
  const text = useText('visits');
  const label = (key: string) => text(`charter.fields.${key}`);
  return (
    <Form.List name="promises">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="service-block">
              <div className="service-pair">
                <Form.Item name={[name, 'kind']} label={label('kind')}>
                  <Select
                    options={promiseKind.options.map((value) => ({ value, label: text(`charter.kinds.${value}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'limit']} label={label('limit')}>
                  <InputNumber min={1} max={10_000} precision={0} />
                </Form.Item>
                <Form.Item name={[name, 'unit']} label={label('unit')}>
                  <Select
                    options={promiseUnit.options.map((value) => ({ value, label: text(`charter.units.${value}`) }))}
                  />
                </Form.Item>
              </div>
              <div className="service-pair">
                <Form.Item name={[name, 'words']} label={label('words')} extra={text('charter.wordsHint')}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'wordsEn']} label={label('wordsEn')}>
                  <Input maxLength={400} />
                </Form.Item>
              </div>
              {fields.length > 1 ? (
                <p>
                  <button type="button" className="ys-link" onClick={() => remove(name)}>
                    {text('charter.removePromise')}
                  </button>
                </p>
              ) : null}
            </div>
          ))}
          {fields.length < promiseKind.options.length ? (
            <p>
              <button
                type="button"
                className="ys-link"
                onClick={() => add({ kind: 'resolution', limit: 15, unit: 'workingDays' })}
              >
                {text('charter.addPromise')}
              </button>
            </p>
          ) : null}
        </>
      )}
    </Form.List>
  );
}
