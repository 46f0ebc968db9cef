import './measures.css';
import { Button, Form, Input } from 'antd';
import { callApi, useSending, useText } from '#ui/index.ts';
import { enterMeasureDocument } from '../../../contract/measure-endpoints.ts';
import { RefusalAlert } from './refusal-alert.tsx';

interface Values {
  title: string;
  number: string;
  issuedOn: string;
  source?: string;
  aspects?: string;
}

/** Enters a document; its aspects are written one on a line. */
export function DocumentForm({ onDone }: { onDone: () => void }) {
  const text = useText('visits');
  const label = (key: string) => text(`measures.pages.${key}`);
  const needed = (key: string) => [{ required: true, message: text('measures.pages.needed', { field: label(key) }) }];
  const enter = ({ aspects = '', source, ...values }: Values) => {
    const titles = aspects.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ title: line.trim() }]));
    return callApi(enterMeasureDocument, { body: { ...values, aspects: titles, ...(source ? { source } : {}) } });
  };
  const { refusal, sending, finish } = useSending(enter, onDone);
  return (
    <section aria-label={label('enterDocument')}>
      <RefusalAlert refusal={refusal} />
      <Form<Values>
        name="measure-document"
        layout="vertical"
        validateTrigger="onBlur"
        onFinish={(values) => void finish(values)}
      >
        <div className="vm-form">
          <Form.Item className="vm-wide" name="title" label={label('documentTitle')} rules={needed('documentTitle')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="number" label={label('number')} rules={needed('number')}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="issuedOn" label={label('issuedOn')} rules={needed('issuedOn')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="source" label={label('source')} extra={label('sourceHint')}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item className="vm-wide" name="aspects" label={label('aspects')} extra={label('aspectsHint')}>
            <Input.TextArea rows={3} />
          </Form.Item>
        </div>
        <FormVerbs verb={label('enterDocument')} sending={sending} onCancel={onDone} />
      </Form>
    </section>
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
