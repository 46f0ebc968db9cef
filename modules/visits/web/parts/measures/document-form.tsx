import './measures.css';
import { Button, Form, Input } from 'antd';
import type { FileView } from '#platform/files/contract/file-view.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { callApi, ErrorState, FileField, FileList, LoadingState, useApi, useSending, useText } from '#ui/index.ts';
import {
  amendMeasureDocument,
  enterMeasureDocument,
  getMeasureDocument,
  sourcePurpose,
} from '../../../contract/measure-endpoints.ts';
import { RefusalAlert } from './refusal-alert.tsx';

type Known = EndpointResult<typeof getMeasureDocument>;
interface Values {
  title: string;
  number: string;
  issuedOn: string;
  source?: string;
  /** Titles of the aspects that are there, in their order. */
  known?: string[];
  /** New ones, one on a line. */
  aspects?: string;
  files?: FileView[];
  reason?: string;
}

/** Amends a document with a reason, once it was read with its aspects and files. */
export function AmendDocument({ id, onDone }: { id: string; onDone: () => void }) {
  const { data, error } = useApi(getMeasureDocument, { params: { documentId: id } });
  if (error !== null) return <ErrorState error={error} />;
  if (data?.id !== id) return <LoadingState lines={4} />;
  return <DocumentForm known={data} onDone={onDone} />;
}

/** Enters a document, or amends the one that is known; its aspects are written one on a line. */
export function DocumentForm({ known, onDone }: { known?: Known; onDone: () => void }) {
  const text = useText('visits');
  const verb = text(`measures.pages.${known === undefined ? 'enterDocument' : 'amendDocument'}`);
  const send = ({ aspects = '', known: titles = [], source, files = [], reason = '', ...values }: Values) => {
    const added = aspects.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ title: line.trim() }]));
    const fields = { ...values, fileIds: files.map(({ id }) => id), ...(source ? { source } : {}) };
    if (known === undefined) return callApi(enterMeasureDocument, { body: { ...fields, aspects: added } });
    const there = known.aspects.map(({ id, title }, place) => ({ id, title: titles[place] ?? title }));
    const params = { documentId: known.id };
    return callApi(amendMeasureDocument, { params, body: { ...fields, aspects: [...there, ...added], reason } });
  };
  const { refusal, sending, finish } = useSending(send, onDone);
  return (
    <section aria-label={verb}>
      <RefusalAlert refusal={refusal} />
      <Form<Values>
        name="measure-document"
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={valuesOf(known)}
        onFinish={(values) => void finish(values)}
      >
        <Fields known={known} />
        <FormVerbs verb={verb} sending={sending} onCancel={onDone} />
      </Form>
    </section>
  );
}

function valuesOf(known: Known | undefined): Partial<Values> {
  if (known === undefined) return {};
  const { title, number, issuedOn, source, aspects } = known;
  return { title, number, issuedOn, known: aspects.map((one) => one.title), ...(source === null ? {} : { source }) };
}

function Fields({ known }: { known: Known | undefined }) {
  const text = useText('visits');
  const label = (key: string) => text(`measures.pages.${key}`);
  const must = (field: string) => [{ required: true, message: text('measures.pages.needed', { field }) }];
  const reason = text('measures.columns.reason');
  const files = label('sourceFiles');
  return (
    <div className="vm-form">
      <Form.Item className="vm-wide" name="title" label={label('documentTitle')} rules={must(label('documentTitle'))}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="number" label={label('number')} rules={must(label('number'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="issuedOn" label={label('issuedOn')} rules={must(label('issuedOn'))}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="source" label={label('source')} extra={label('sourceHint')}>
        <Input maxLength={500} />
      </Form.Item>
      {(known?.aspects ?? []).map(({ id }, place) => {
        const named = text('measures.pages.aspectNumber', { number: place + 1 });
        return (
          <Form.Item key={id} name={['known', place]} label={named} rules={must(named)}>
            <Input maxLength={200} />
          </Form.Item>
        );
      })}
      <Form.Item
        className="vm-wide"
        name="aspects"
        label={label(known === undefined ? 'aspects' : 'newAspects')}
        extra={label('aspectsHint')}
      >
        <Input.TextArea rows={known === undefined ? 3 : 2} />
      </Form.Item>
      <Form.Item className="vm-wide" name="files" label={files}>
        <FileField purpose={sourcePurpose} label={files} most={5} />
      </Form.Item>
      {known === undefined ? null : (
        <>
          <div className="vm-wide">
            <FileList label={files} files={known.files} />
          </div>
          <Form.Item className="vm-wide" name="reason" label={reason} rules={must(reason)}>
            <Input maxLength={500} />
          </Form.Item>
        </>
      )}
    </div>
  );
}

/** The verb of a form and the way back. */
export function FormVerbs({ verb, sending, onCancel }: { verb: string; sending: boolean; onCancel: () => void }) {
  const text = useText('visits');
  return (
    <div className="vm-form-verbs">
      <Button type="primary" htmlType="submit" loading={sending}>
        {verb}
      </Button>
      <Button onClick={onCancel}>{text('measures.pages.cancel')}</Button>
    </div>
  );
}
