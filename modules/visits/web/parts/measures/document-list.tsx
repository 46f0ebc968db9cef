import './measures.css';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { callApi, downloadUrl, formatDate, Icon, useLocale, useSending, useSession, useText } from '#ui/index.ts';
import type { MeasureDocument } from '../../../contract/measure.ts';
import {
  amendMeasureDocument,
  printMeasureDocument,
  publishMeasureDocument,
} from '../../../contract/measure-endpoints.ts';
import { AmendDocument, FormVerbs } from './document-form.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

/** Documents with how far their measures are, each a filter of the register; printed, and opened to everybody, from here. */
export function DocumentList({ documents }: { documents: readonly MeasureDocument[] }) {
  const text = useText('visits');
  const locale = useLocale();
  if (documents.length === 0) return null;
  return (
    <ul className="vm-documents" aria-label={text('measures.pages.documents')}>
      {documents.map((document) => (
        <li key={document.id}>
          <Link to="." search={{ document: document.id }}>
            <b>{document.title}</b>
          </Link>
          <span className="ys-meta">
            {document.number} · {formatDate(document.issuedOn, locale)}
          </span>
          <span>{text('measures.pages.progress', { ...document.counts })}</span>
          <DocumentVerbs document={document} />
        </li>
      ))}
    </ul>
  );
}

function DocumentVerbs({ document }: { document: MeasureDocument }) {
  const text = useText('visits');
  const { can } = useSession();
  const [closing, setClosing] = useState(false);
  const [amending, setAmending] = useState(false);
  const published = document.publishedAt !== null;
  const params = { documentId: document.id };
  const send = ({ reason }: { reason?: string }) =>
    callApi(publishMeasureDocument, { params, body: { published: !published, ...(reason ? { reason } : {}) } });
  const { refusal, sending, finish } = useSending(send, () => setClosing(false));
  return (
    <>
      <span className="vm-verbs">
        {published ? (
          <a href={document.publicPath} target="_blank" rel="noreferrer">
            {text('measures.pages.publicPage')}
          </a>
        ) : (
          <span className="ys-meta">{text('measures.pages.notPublished')}</span>
        )}
        <a className="ys-link" href={downloadUrl(printMeasureDocument, { params })}>
          <Icon name="print" />
          {text('measures.pages.print')}
        </a>
        {!can(amendMeasureDocument.permission) || amending ? null : (
          <Button size="small" onClick={() => setAmending(true)}>
            {text('measures.pages.amend')}
          </Button>
        )}
        {!can(publishMeasureDocument.permission) || closing ? null : (
          <Button size="small" loading={sending} onClick={() => (published ? setClosing(true) : void finish({}))}>
            {text(published ? 'measures.pages.unpublish' : 'measures.pages.publish')}
          </Button>
        )}
      </span>
      <RefusalAlert refusal={refusal} />
      {amending ? (
        <div className="vm-under">
          <AmendDocument id={document.id} onDone={() => setAmending(false)} />
        </div>
      ) : null}
      {closing ? (
        <Form<{ reason: string }>
          layout="vertical"
          name={`close-${document.id}`}
          onFinish={(values) => void finish(values)}
        >
          <Form.Item
            name="reason"
            label={text('measures.columns.reason')}
            rules={[
              { required: true, message: text('measures.pages.needed', { field: text('measures.columns.reason') }) },
            ]}
          >
            <Input maxLength={500} />
          </Form.Item>
          <FormVerbs verb={text('measures.pages.unpublish')} sending={sending} onCancel={() => setClosing(false)} />
        </Form>
      ) : null}
    </>
  );
}
