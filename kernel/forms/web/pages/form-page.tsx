import '../parts/forms.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState, LoadingState, Page, Section, useApi, useText, useUrlSearch } from '#ui/index.ts';
import { type FormDetail, getForm, listFormChoices } from '../../contract/form-endpoints.ts';
import type { Choices } from '../parts/design/design-state.ts';
import { Preview } from '../parts/design/preview.tsx';
import { FormActs } from '../parts/design/publish-form.tsx';
import { VersionList } from '../parts/design/version-list.tsx';
import { Workbench } from '../parts/design/workbench.tsx';
import { FormStateTag, VersionWords } from '../parts/forms-words.tsx';

/** One form: where it is designed and tried, published, and its versions. */
export function FormPage() {
  const text = useText('forms');
  const { formId = '' } = useParams({ strict: false }) as { formId?: string };
  const form = useApi(getForm, { params: { formId } });
  const choices = useApi(listFormChoices, {});
  const error = form.error ?? choices.error;
  const crumbs = <Link to="/forms">{text('web.list.title')}</Link>;
  if (form.data === undefined || form.data.id !== formId || choices.data === undefined) {
    return (
      <Page title={text('web.list.title')} crumbs={crumbs}>
        {error ? <ErrorState error={error} onRetry={() => void form.refetch()} /> : <LoadingState lines={10} />}
      </Page>
    );
  }
  const { data } = form;
  return (
    <Page
      title={data.title}
      crumbs={crumbs}
      tag={<FormStateTag state={data.state} />}
      meta={
        <>
          {data.department.name} · {text(`subjects.${data.subject}`)}
          {data.version === null ? null : ' · '}
          <VersionWords form={data} />
        </>
      }
      actions={
        <Link to="/forms/$formId/submissions" params={{ formId }} className="ys-link ys-tool">
          {text('web.submissions.of', { count: data.submissions })}
        </Link>
      }
    >
      {data.withdrawn === null ? null : (
        <p className="forms-note">{text('web.withdraw.done', { reason: data.withdrawn.reason })}</p>
      )}
      <FormActs form={data} today={choices.data.today} />
      <Tabs form={data} choices={choices.data} />
    </Page>
  );
}

function Tabs({ form, choices }: { form: FormDetail; choices: Choices }) {
  const text = useText('forms');
  const [search] = useUrlSearch();
  const tab = search.tab === 'versions' ? 'versions' : 'design';
  return (
    <>
      <nav className="forms-tabs" aria-label={text('web.tabs')}>
        {(['design', 'versions'] as const).map((name) => (
          <Link
            key={name}
            to="."
            search={{ tab: name }}
            resetScroll={false}
            aria-current={name === tab ? 'page' : undefined}
          >
            {text(`web.tab.${name}`, { count: form.versions.length })}
          </Link>
        ))}
      </nav>
      {/* Hidden and not taken away: what was designed and not saved stays. */}
      <div hidden={tab !== 'design'}>
        <DesignTab form={form} choices={choices} />
      </div>
      {tab === 'versions' ? <VersionList form={form} /> : null}
    </>
  );
}

function DesignTab({ form, choices }: { form: FormDetail; choices: Choices }) {
  const text = useText('forms');
  // What is in hand stays although the page is read anew after each save.
  const [begun] = useState(form.draft?.definition ?? form.published);
  if (begun === null) return <p className="ys-meta">{text('web.design.nothing')}</p>;
  if (form.may.design) return <Workbench form={form} begun={begun} choices={choices} />;
  return (
    <Section title={text('web.design.asItIs')}>
      <p className="ys-meta">{text('web.design.readOnly', { department: form.department.name })}</p>
      <Preview definition={form.draft?.definition ?? begun} choices={choices} />
    </Section>
  );
}
