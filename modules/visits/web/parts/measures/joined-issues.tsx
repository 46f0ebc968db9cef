import './measures.css';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { callApi, Moment, useSending, useSession, useText } from '#ui/index.ts';
import type { JoinedIssue } from '../../../contract/measure.ts';
import { undoJoin } from '../../../contract/measure-endpoints.ts';
import { FormVerbs } from './document-form.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

/** Issues under a measure, with those that were taken out. */
export function JoinedIssues({ joined }: { joined: readonly JoinedIssue[] }) {
  const text = useText('visits');
  const { can } = useSession();
  const [open, setOpen] = useState<string>();
  if (joined.length === 0) return <p className="ys-meta">{text('measures.pages.noIssues')}</p>;
  return (
    <ul className="vm-issues">
      {joined.map((one) => (
        <li key={one.id} className={one.undone === null ? '' : 'vm-undone'}>
          <p>
            <Link to={`/issues/${one.caseId}` as string}>{one.number}</Link> {one.firm} · {one.category}
          </p>
          <p>{one.text}</p>
          <p className="ys-meta">
            <Moment at={one.joinedAt} /> {one.joinedBy}
            {one.toldAt === null ? null : ` · ${text('measures.pages.told')}`}
            {one.undone === null ? null : ` · ${text('measures.pages.undone', { reason: one.undone.reason })}`}
          </p>
          {one.undone !== null || !can(undoJoin.permission) ? null : open === one.id ? (
            <UndoForm id={one.id} onDone={() => setOpen(undefined)} />
          ) : (
            <p className="vm-verb">
              <Button size="small" onClick={() => setOpen(one.id)}>
                {text('measures.pages.undo')}
              </Button>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function UndoForm({ id, onDone }: { id: string; onDone: () => void }) {
  const text = useText('visits');
  const send = ({ reason }: { reason: string }) => callApi(undoJoin, { params: { joinId: id }, body: { reason } });
  const { refusal, sending, finish } = useSending(send, onDone);
  const label = text('measures.columns.reason');
  return (
    <Form<{ reason: string }> layout="vertical" name={`undo-${id}`} onFinish={(values) => void finish(values)}>
      <RefusalAlert refusal={refusal} />
      <Form.Item
        name="reason"
        label={label}
        rules={[{ required: true, message: text('measures.pages.needed', { field: label }) }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <FormVerbs verb={text('measures.pages.undo')} sending={sending} onCancel={onDone} />
    </Form>
  );
}
