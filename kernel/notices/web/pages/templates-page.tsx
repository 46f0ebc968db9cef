import { type Column, formatCount, RegisterPage, useApi, useText } from '#ui/index.ts';
import { listTemplates } from '../../contract/endpoints.ts';
import type { TemplatePreview } from '../../contract/settings.ts';

/** Every kind of notice as it reads in one's own language. */
export function TemplatesPage() {
  const text = useText('notices');
  const answer = useApi(listTemplates, {});
  const templates = answer.data?.templates;
  const title = (key: string) => text(`columns.${key}`);
  const columns: Column<TemplatePreview>[] = [
    { key: 'title', title: title('title'), width: 220, render: (one) => one.title },
    { key: 'part', title: title('part'), narrow: 'lead', render: ({ part }) => part },
    { key: 'body', title: title('body'), width: 320, narrow: 'line', render: ({ body }) => body },
    { key: 'sms', title: title('sms'), width: 260, narrow: 'line', render: ({ sms }) => sms },
    {
      key: 'urgent',
      title: title('urgent'),
      narrow: 'none',
      render: ({ urgent }) => (urgent ? title('urgent') : null),
    },
  ];
  return (
    <RegisterPage
      name="notices.templates"
      title={text('web.templates.title')}
      meta={text('web.templates.meta')}
      caption={text('web.templates.title')}
      columns={columns}
      answer={answer}
      rows={templates}
      rowKey={({ id }) => id}
      total={templates?.length}
      pageSize={Math.max(templates?.length ?? 1, 1)}
      summary={templates && <b>{text('web.templates.count', { count: formatCount(templates.length) })}</b>}
      empty={{ title: text('web.templates.empty') }}
    />
  );
}
