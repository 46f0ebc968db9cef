import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ErrorState, useApiMutation, useSession, useText } from '#ui/index.ts';
import { reverseReport } from '../../contract/endpoints.ts';
import type { Report } from '../../contract/report.ts';

/** Takes a standing report back, with the reason. */
export function ReverseVerb({ report }: { report: Report }) {
  const text = useText('indicators');
  const { can } = useSession();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const reversal = useApiMutation(reverseReport);
  if (report.state !== 'standing' || !can(reverseReport.permission)) return null;
  if (!open) return <Button onClick={() => setOpen(true)}>{text('web.reports.reverse')}</Button>;
  const send = ({ reason }: { reason: string }) =>
    reversal.mutate(
      { params: { id: report.id }, body: { reason } },
      {
        onSuccess: () => {
          setOpen(false);
          void client.invalidateQueries();
        },
      },
    );
  return (
    <Form<{ reason: string }> layout="vertical" name="reversal" onFinish={send}>
      {reversal.error === null ? null : <ErrorState error={reversal.error} />}
      <p className="ys-meta">{text('web.reports.reverseEffect')}</p>
      <Form.Item
        name="reason"
        label={text('reports.columns.reason')}
        rules={[{ required: true, min: 2, message: text('web.needed', { field: text('reports.columns.reason') }) }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <div className="ind-form-verbs">
        <Button type="primary" htmlType="submit" loading={reversal.isPending}>
          {text('web.reports.reverse')}
        </Button>
        <Button onClick={() => setOpen(false)}>{text('web.cancel')}</Button>
      </div>
    </Form>
  );
}
