import '../parts/forms.css';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { FormReading } from '#ui/form/form-reading.tsx';
import {
  ApiError,
  callApi,
  downloadFile,
  ErrorState,
  Icon,
  LoadingState,
  Moment,
  Page,
  useApi,
  useSession,
  useText,
} from '#ui/index.ts';
import {
  getSubmission,
  listSubmissions,
  printSubmission,
  type SubmissionDetail,
  withdrawSubmission,
} from '../../contract/submission-endpoints.ts';
import { ReasonItem } from '../parts/design/publish-form.tsx';
import { knownOf } from '../parts/fill/first-values.ts';
import { type Values, VerbForm, wordOf } from '../parts/verb-form.tsx';

/** One submission as it was filled in, to be read, printed or taken back. */
export function SubmissionPage() {
  const text = useText('forms');
  const { can } = useSession();
  const { submissionId = '' } = useParams({ strict: false }) as { submissionId?: string };
  const answer = useApi(getSubmission, { params: { submissionId } });
  const data = answer.data?.id === submissionId ? answer.data : undefined;
  const staff = can(listSubmissions.permission);
  const crumbs = staff ? (
    <>
      <Link to="/forms">{text('web.list.title')}</Link>
      {data === undefined ? null : (
        <Link to="/forms/$formId/submissions" params={{ formId: data.form.id }}>
          {data.form.title}
        </Link>
      )}
    </>
  ) : (
    <Link to="/my-forms">{text('web.mine.title')}</Link>
  );
  if (data === undefined) {
    return (
      <Page title={text('web.submission.title')} crumbs={crumbs}>
        {answer.error ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <LoadingState lines={8} />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={data.form.title}
      crumbs={crumbs}
      tag={data.withdrawn ? <Tag variant="outlined">{text('columns.withdrawn')}</Tag> : undefined}
      meta={data.number}
      actions={<Print submissionId={submissionId} />}
    >
      <SubmissionFacts one={data} />
      {data.withdrawal === null ? null : (
        <p className="forms-note">
          {text('web.submission.withdrawn', { reason: data.withdrawal.reason })} <Moment at={data.withdrawal.at} />
        </p>
      )}
      {data.personal === 'hidden' || data.personal === 'erased' ? (
        <p className="forms-note">{text(`web.submission.${data.personal}`)}</p>
      ) : null}
      <FormReading
        {...{ definition: data.definition, values: data.values, shown: data.shown, files: data.files }}
        computed={Object.fromEntries(data.computed.map(({ field, value }) => [field, value]))}
        known={knownOf(data.facts)}
      />
      {data.may.withdraw ? <Withdraw submissionId={submissionId} /> : null}
    </Page>
  );
}

function SubmissionFacts({ one }: { one: SubmissionDetail }) {
  const text = useText('forms');
  const facts = [
    ['party', one.party?.name],
    ['way', text(`ways.${one.way}`)],
    ['filledBy', one.submittedBy],
    ['saidBy', one.saidBy],
    ['version', text('web.versions.number', { number: one.version })],
  ] as const;
  return (
    <dl className="ys-facts">
      <div>
        <dt>{text('columns.submittedAt')}</dt>
        <dd>
          <Moment at={one.submittedAt} />
        </dd>
      </div>
      {facts.map(([key, value]) =>
        value === null || value === undefined ? null : (
          <div key={key}>
            <dt>{text(`columns.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Print({ submissionId }: { submissionId: string }) {
  const text = useText('forms');
  const [state, setState] = useState<'idle' | 'running' | ApiError>('idle');
  const run = () => {
    setState('running');
    downloadFile(printSubmission, { params: { submissionId } }).then(
      () => setState('idle'),
      (error: unknown) => setState(error instanceof ApiError ? error : 'idle'),
    );
  };
  return (
    <>
      {state instanceof ApiError ? (
        <span role="alert" className="ys-meta">
          {state.message} {state.remedy}
        </span>
      ) : null}
      <button type="button" className="ys-link ys-tool" disabled={state === 'running'} onClick={run}>
        <Icon name="print" />
        {text('web.submission.print')}
      </button>
    </>
  );
}

function Withdraw({ submissionId }: { submissionId: string }) {
  const text = useText('forms');
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <div className="forms-verbs">
        <Button onClick={() => setOpen(true)}>{text('web.submission.withdraw')}</Button>
      </div>
    );
  }
  const send = (values: Values) =>
    callApi(withdrawSubmission, { params: { submissionId }, body: { reason: wordOf(values, 'reason') ?? '' } });
  const done = () => setOpen(false);
  return (
    <VerbForm
      name="withdraw-submission"
      verb={text('web.submission.withdraw')}
      effect={text('web.submission.withdrawEffect')}
      danger
      send={send}
      onDone={done}
      onCancel={done}
    >
      <ReasonItem label={text('web.submission.reason')} />
    </VerbForm>
  );
}
