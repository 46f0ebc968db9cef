import './measures.css';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { callApi, FileField, useSending, useText } from '#ui/index.ts';
import type { Measure, MeasureActKind } from '../../../contract/measure.ts';
import { actOnMeasure } from '../../../contract/measure-endpoints.ts';
import { FormVerbs } from './document-form.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

type Kind = Exclude<MeasureActKind, 'amend'>;

/** What the caller may do with a measure as it stands; without anything it says who may. */
export function ActVerbs({ measure }: { measure: Measure }) {
  const text = useText('visits');
  const [open, setOpen] = useState<Kind>();
  const kinds = measure.allowed.filter((kind): kind is Kind => kind !== 'amend');
  if (open !== undefined) {
    return <ActForm key={open} measure={measure} kind={open} onDone={() => setOpen(undefined)} />;
  }
  if (kinds.length === 0) {
    return <p className="ys-meta">{text('measures.pages.actsOf', { name: measure.lead.name })}</p>;
  }
  const main = kinds.find((kind) => kind === 'finish' || kind === 'begin');
  return (
    <div className="vm-verbs">
      {kinds.map((kind) => (
        <Button key={kind} type={kind === main ? 'primary' : 'default'} onClick={() => setOpen(kind)}>
          {text(`measures.acts.${kind}`)}
        </Button>
      ))}
    </div>
  );
}

function ActForm({ measure, kind, onDone }: { measure: Measure; kind: Kind; onDone: () => void }) {
  const text = useText('visits');
  const label = text(`measures.pages.text.${kind}`);
  const send = ({ text: said, files = [] }: { text?: string; files?: FileView[] }) => {
    const body = { kind, seen: measure.seen, fileIds: files.map(({ id }) => id), ...(said ? { text: said } : {}) };
    return callApi(actOnMeasure, { params: { measureId: measure.id }, body });
  };
  const { refusal, sending, finish } = useSending(send, onDone);
  return (
    <Form<{ text?: string; files?: FileView[] }>
      layout="vertical"
      name={`measure-${kind}`}
      onFinish={(values) => void finish(values)}
    >
      <RefusalAlert refusal={refusal} />
      {kind === 'finish' ? (
        <p className="ys-meta">{text('measures.pages.finishEffect', { count: measure.issues })}</p>
      ) : null}
      <Form.Item name="text" label={label}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      {kind === 'finish' || kind === 'report' ? (
        <Form.Item name="files" label={text('measures.pages.evidenceFiles')}>
          <FileField purpose="visits.measureEvidence" label={text('measures.pages.evidenceFiles')} most={5} />
        </Form.Item>
      ) : null}
      <FormVerbs verb={text(`measures.acts.${kind}`)} sending={sending} onCancel={onDone} />
    </Form>
  );
}
