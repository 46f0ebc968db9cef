import { Button } from 'antd';
import { useState } from 'react';
import { ErrorState, LoadingState, Moment, PlainTable, useApi, useText } from '#ui/index.ts';
import type { FormVersion } from '../../../contract/form.ts';
import { type FormDetail, getFormVersion } from '../../../contract/form-endpoints.ts';
import { ChangeList } from '../change-list.tsx';

/** What is designed against what is in force, and every version with its days, its reason and who made it. */
export function VersionList({ form }: { form: FormDetail }) {
  const text = useText('forms');
  const [shown, setShown] = useState<number>();
  const versions = [...form.versions].sort((a, b) => b.number - a.number);
  return (
    <>
      {form.draft === null || form.versions.length === 0 ? null : (
        <section aria-label={text('web.versions.draft')}>
          <h3>{text('web.versions.draft')}</h3>
          {form.draft.changes.length === 0 ? (
            <p className="ys-meta">{text('web.versions.same')}</p>
          ) : (
            <ChangeList changes={form.draft.changes} />
          )}
        </section>
      )}
      {versions.length === 0 ? <p className="ys-meta">{text('web.versions.none')}</p> : null}
      {versions.length === 0 ? null : (
        <PlainTable
          caption={text('web.versions.title')}
          rows={versions}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              ...{ key: 'number', title: text('columns.version') },
              render: ({ number }) => text('web.versions.number', { number }),
            },
            { key: 'days', title: text('web.versions.days'), render: (one) => <Days version={one} /> },
            { key: 'reason', title: text('web.versions.reason'), render: ({ reason }) => reason },
            { key: 'designedBy', title: text('web.versions.designedBy'), render: ({ designedBy }) => designedBy },
            { key: 'publishedBy', title: text('web.versions.publishedBy'), render: ({ publishedBy }) => publishedBy },
            {
              ...{ key: 'publishedAt', title: text('web.versions.publishedAt') },
              render: ({ publishedAt }) => <Moment at={publishedAt} inTable />,
            },
            {
              ...{ key: 'changes', title: text('web.versions.difference') },
              render: ({ number }) => (
                <Button size="small" onClick={() => setShown(shown === number ? undefined : number)}>
                  {text(shown === number ? 'web.versions.hide' : 'web.versions.show')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {shown === undefined ? null : <Difference formId={form.id} number={shown} />}
    </>
  );
}

function Days({ version: { from, until } }: { version: FormVersion }) {
  const text = useText('forms');
  return (
    <span className="ys-nowrap">
      {until === null ? text('web.versions.since', { from }) : text('web.versions.between', { from, until })}
    </span>
  );
}

function Difference({ formId, number }: { formId: string; number: number }) {
  const text = useText('forms');
  const answer = useApi(getFormVersion, { params: { formId, number } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  return (
    <section className="forms-difference" aria-label={text('web.versions.differenceOf', { number })}>
      <h3>{text('web.versions.differenceOf', { number })}</h3>
      {answer.data.changes.length === 0 ? (
        <p className="ys-meta">{text('web.versions.first')}</p>
      ) : (
        <ChangeList changes={answer.data.changes} />
      )}
      <p className="ys-meta">
        {text('web.versions.digest')} <code className="forms-digest">{answer.data.digest}</code>
      </p>
    </section>
  );
}
