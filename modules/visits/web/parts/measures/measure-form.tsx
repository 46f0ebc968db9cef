import './measures.css';
import { Form, Input, Select } from 'antd';
import { useRef } from 'react';
import { listDepartments } from '#kernel/parties/contract/organisation-endpoints.ts';
import { callApi, useApi, useSending, useText } from '#ui/index.ts';
import type { Measure, MeasureDocument } from '../../../contract/measure.ts';
import { amendMeasure, enterMeasure, getMeasureDocument } from '../../../contract/measure-endpoints.ts';
import { FormVerbs } from './document-form.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

interface Values {
  documentId: string;
  aspectId?: string;
  title: string;
  content?: string;
  leadDepartmentId: string;
  cooperatingIds?: string[];
  dueOn: string;
  reason?: string;
}

/** Enters a measure, or amends one with a reason. */
export function MeasureForm({
  documents,
  measure,
  onDone,
}: {
  documents: readonly MeasureDocument[];
  measure?: Measure;
  /** Called with the id of the measure that was entered or amended; without any where nothing was. */
  onDone: (id?: string) => void;
}) {
  const text = useText('visits');
  const verb = text(measure === undefined ? 'measures.pages.enterMeasure' : 'measures.pages.amend');
  const written = useRef<string>(undefined);
  const send = async ({ documentId, aspectId, content, reason, ...values }: Values) => {
    const body = { ...values, aspectId: aspectId ?? null, ...(content ? { content } : {}) };
    if (measure === undefined) {
      written.current = (await callApi(enterMeasure, { params: { documentId }, body })).id;
      return;
    }
    const params = { measureId: measure.id };
    await callApi(amendMeasure, { params, body: { ...body, reason: reason ?? '', seen: measure.seen } });
    written.current = measure.id;
  };
  const { refusal, sending, finish } = useSending(send, () => onDone(written.current));
  return (
    <section aria-label={verb}>
      <RefusalAlert refusal={refusal} />
      <Form<Values>
        name="measure"
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={valuesOf(measure) ?? (documents[0] === undefined ? {} : { documentId: documents[0].id })}
        onFinish={(values) => void finish(values)}
      >
        <Fields documents={documents} amending={measure !== undefined} />
        <FormVerbs verb={verb} sending={sending} onCancel={() => onDone()} />
      </Form>
    </section>
  );
}

function valuesOf(measure: Measure | undefined): Partial<Values> | undefined {
  if (measure === undefined) return undefined;
  const { documentId, aspect, title, content, lead, cooperating, dueOn } = measure;
  return {
    ...{ documentId, title, leadDepartmentId: lead.id, cooperatingIds: cooperating.map(({ id }) => id), dueOn },
    ...(aspect === null ? {} : { aspectId: aspect.id }),
    ...(content === null ? {} : { content }),
  };
}

function Fields({ documents, amending }: { documents: readonly MeasureDocument[]; amending: boolean }) {
  const text = useText('visits');
  const label = (key: string) => text(`measures.columns.${key}`);
  const needed = (key: string) => [{ required: true, message: text('measures.pages.needed', { field: label(key) }) }];
  const documentId = Form.useWatch<string | undefined>('documentId');
  const params = { documentId: documentId ?? '' };
  const { data: document } = useApi(getMeasureDocument, { params }, { enabled: documentId !== undefined });
  const organisation = useApi(listDepartments, { query: {} });
  const departments = (organisation.data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const aspects = (document?.id === documentId ? (document?.aspects ?? []) : []).map(({ id, title }) => ({
    value: id,
    label: title,
  }));
  const search = { optionFilterProp: 'label' } as const;
  return (
    <div className="vm-form">
      <Form.Item name="documentId" label={label('document')} rules={needed('document')}>
        <Select disabled={amending} options={documents.map(({ id, title }) => ({ value: id, label: title }))} />
      </Form.Item>
      <Form.Item name="aspectId" label={label('aspect')}>
        <Select allowClear options={aspects} />
      </Form.Item>
      <Form.Item className="vm-wide" name="title" label={label('title')} rules={needed('title')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item className="vm-wide" name="content" label={label('content')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="leadDepartmentId" label={label('lead')} rules={needed('lead')}>
        <Select showSearch={search} options={departments} />
      </Form.Item>
      <Form.Item name="cooperatingIds" label={label('cooperating')}>
        <Select mode="multiple" showSearch={search} options={departments} />
      </Form.Item>
      <Form.Item name="dueOn" label={label('dueOn')} rules={needed('dueOn')}>
        <Input type="date" />
      </Form.Item>
      {amending ? (
        <Form.Item className="vm-wide" name="reason" label={label('reason')} rules={needed('reason')}>
          <Input maxLength={500} />
        </Form.Item>
      ) : null}
    </div>
  );
}
