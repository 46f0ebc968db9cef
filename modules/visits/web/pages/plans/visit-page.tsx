import '../../parts/plans/visits.css';
import { Link, useParams } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { callApi, ErrorState, formatDate, LoadingState, Page, Section, useApi, useLocale, useText } from '#ui/index.ts';
import { type Visit, visitPurpose } from '../../../contract/visit.ts';
import { correctVisit, getVisit, withdrawVisit } from '../../../contract/visit-endpoints.ts';
import { ActForm, Labelled, Opening } from '../../parts/plans/act-form.tsx';
import { ExemptionChoice, type ExemptionGiven } from '../../parts/plans/exemption-choice.tsx';
import { momentOf, VisitFacts } from '../../parts/plans/visit-facts.tsx';

/** One visit: what was recorded, what was corrected, and the verbs of who may still change it. */
export function VisitPage() {
  const text = useText('visits');
  const locale = useLocale();
  const { visitId = '' } = useParams({ strict: false }) as { visitId?: string };
  const answer = useApi(getVisit, { params: { visitId } });
  const visit = answer.data;
  const crumbs = <Link to={'/visits' as '/'}>{text('plans.visits.title')}</Link>;
  if (answer.error) {
    return (
      <Page title={text('plans.visits.one')} crumbs={crumbs}>
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </Page>
    );
  }
  if (visit === undefined) {
    return (
      <Page title={text('plans.visits.one')} crumbs={crumbs}>
        <LoadingState lines={8} />
      </Page>
    );
  }
  return (
    <Page title={visit.firm.name} crumbs={crumbs} meta={formatDate(visit.day, locale)}>
      <VisitFacts visit={visit} />
      {visit.issues === 0 ? null : (
        <p>
          <Link to={'/issues' as string} search={{ visit: visit.id }}>
            {text('plans.visits.issuesOf', { count: visit.issues })}
          </Link>
        </p>
      )}
      {visit.changes.length === 0 ? null : <Changes visit={visit} />}
      {visit.mayCorrect ? (
        <div className="visit-verbs">
          <Opening verb={text('plans.visits.correct')} form={(close) => <Correct visit={visit} onDone={close} />} />
          <Opening verb={text('plans.visits.withdraw')} form={(close) => <Withdraw visit={visit} onDone={close} />} />
        </div>
      ) : null}
    </Page>
  );
}

function Changes({ visit }: { visit: Visit }) {
  const text = useText('visits');
  const shown = (field: string, value: string) => {
    if (field === 'purpose') return text(`plans.purposes.${value}`);
    if (field !== 'exemption') return value;
    return value === '' ? text('plans.record.notExempt') : text(`plans.exemptions.${value}`);
  };
  return (
    <Section title={text('plans.visits.changes')}>
      <ul className="visit-lines">
        {visit.changes.map((change) => (
          <li key={change.number}>
            <p>
              {text(change.kind === 'correcting' ? 'plans.visits.correctedBy' : 'plans.visits.withdrawnBy', {
                ...{ by: change.by ?? '', at: momentOf(change.at), reason: change.reason },
              })}
            </p>
            {Object.entries(change.before)
              .filter(told)
              .map(([field, value]) => (
                <p key={field} className="ys-meta">
                  {text(`plans.visits.fields.${field}`)} · {text('plans.visits.before', { value: shown(field, value) })}
                </p>
              ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A reason that was not there before needs no line: the line above says that the visit counted. */
const told = ([field, value]: [string, string]) => field !== 'exemptionReason' || value !== '';

function Correct({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const text = useText('visits');
  const { number, day, purpose, metRole, summary } = visit;
  const [values, setValues] = useState({ day, purpose, metRole, summary, reason: '' });
  const [exempt, setExempt] = useState<ExemptionGiven>({
    ...{ kind: visit.exemption ?? 'none', reason: visit.exemptionReason ?? '' },
  });
  const set = (patch: Partial<typeof values>) => setValues({ ...values, ...patch });
  const explained = exempt.kind === 'none' || exempt.reason.trim().length >= 2;
  const whole = values.metRole.trim() !== '' && values.summary.trim() !== '' && explained;
  const { kind } = exempt;
  const exemption = kind === 'none' ? null : { kind, reason: exempt.reason };
  const body = { ...values, number, exemption };
  const send = () => callApi(correctVisit, { params: { visitId: visit.id }, body });
  return (
    <ActForm
      verb={text('plans.visits.save')}
      ready={whole && values.reason.trim().length >= 2}
      send={send}
      onDone={onDone}
    >
      <Labelled label={text('plans.columns.day')}>
        {(id) => (
          <Input id={id} type="date" value={values.day} onChange={(event) => set({ day: event.target.value })} />
        )}
      </Labelled>
      <Labelled label={text('plans.columns.purpose')}>
        {(id) => (
          <Select
            id={id}
            value={values.purpose}
            options={visitPurpose.options.map((value) => ({ value, label: text(`plans.purposes.${value}`) }))}
            onChange={(value) => set({ purpose: value })}
          />
        )}
      </Labelled>
      <Labelled label={text('plans.visits.metRole')}>
        {(id) => <Input id={id} value={values.metRole} onChange={(event) => set({ metRole: event.target.value })} />}
      </Labelled>
      <Labelled label={text('plans.visits.summary')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={4}
            value={values.summary}
            onChange={(event) => set({ summary: event.target.value })}
          />
        )}
      </Labelled>
      <ExemptionChoice value={exempt} onChange={setExempt} />
      <Reason value={values.reason} onChange={(reason) => set({ reason })} />
    </ActForm>
  );
}

function Withdraw({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const text = useText('visits');
  const [reason, setReason] = useState('');
  const send = () => callApi(withdrawVisit, { params: { visitId: visit.id }, body: { reason } });
  return (
    <ActForm
      verb={text('plans.visits.withdraw')}
      effect={text('plans.visits.withdrawEffect')}
      danger
      ready={reason.trim().length >= 2}
      send={send}
      onDone={onDone}
    >
      <Reason value={reason} onChange={setReason} />
    </ActForm>
  );
}

function Reason({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const text = useText('visits');
  return (
    <Labelled label={text('plans.visits.reason')}>
      {(id) => (
        <>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={500}
            value={value}
            aria-describedby={`${id}-hint`}
            onChange={(event) => onChange(event.target.value)}
          />
          <p id={`${id}-hint`} className="ys-meta">
            {text('plans.visits.reasonHint')}
          </p>
        </>
      )}
    </Labelled>
  );
}
