import '../parts/forms.css';
import { Link } from '@tanstack/react-router';
import { EmptyState, ErrorState, LoadingState, Moment, Page, Section, useApi, useSession, useText } from '#ui/index.ts';
import { listOpenForms, type openFormRow } from '../../contract/filling-endpoints.ts';
import { listOwnSubmissions } from '../../contract/submission-endpoints.ts';
import { OwnSubmissions } from '../parts/submissions/own-submissions.tsx';

type OpenForm = (typeof openFormRow)['_output'];

/** What one can fill in now, what was begun, and what was sent. */
export function MyFormsPage() {
  const text = useText('forms');
  const { account } = useSession();
  const open = useApi(listOpenForms, {});
  const own = useApi(listOwnSubmissions, { query: {} });
  const error = open.error ?? own.error;
  const { data } = open;
  const begun = data?.forms.filter(({ draftAt }) => draftAt !== null) ?? [];
  const others = data?.forms.filter(({ draftAt }) => draftAt === null) ?? [];
  const chooses = account?.role === 'firmMember' && data?.party === null;
  return (
    <Page title={text('web.mine.title')} meta={data?.party?.name}>
      {error ? <ErrorState error={error} onRetry={() => void open.refetch()} /> : null}
      {data === undefined && !error ? <LoadingState lines={6} /> : null}
      {chooses ? (
        <p className="forms-note">
          {text('web.mine.chooseFirm')} <Link to="/my-firm">{text('web.mine.chooseFirmVerb')}</Link>
        </p>
      ) : null}
      {data?.forms.length === 0 ? (
        <EmptyState title={text('web.mine.none')}>{text('web.mine.noneHint')}</EmptyState>
      ) : null}
      <FormLines title={text('web.mine.begun')} forms={begun} />
      <FormLines title={text('web.mine.open')} forms={others} />
      {own.data === undefined ? null : (
        <Section title={text('web.mine.sent')}>
          <OwnSubmissions submissions={own.data.submissions} withTitle />
        </Section>
      )}
    </Page>
  );
}

function FormLines({ title, forms }: { title: string; forms: readonly OpenForm[] }) {
  const text = useText('forms');
  if (forms.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="forms-lines">
        {forms.map((form) => (
          <li key={form.key}>
            <div>
              <Link to="/forms/$formId/fill" params={{ formId: form.key }} className="forms-line-title">
                {form.title}
              </Link>
              <p className="ys-meta">
                {form.department}
                {form.draftAt === null ? null : (
                  <>
                    {' · '}
                    {text('web.mine.savedAt')} <Moment at={form.draftAt} />
                  </>
                )}
                {form.submissions === 0 ? null : ` · ${text('web.mine.sentTimes', { count: form.submissions })}`}
              </p>
            </div>
            <Link to="/forms/$formId/fill" params={{ formId: form.key }} className="forms-line-verb">
              {text(form.draftAt === null ? 'web.mine.fill' : 'web.mine.goOn')}
              <span className="ys-hidden"> {form.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
