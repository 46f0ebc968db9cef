import './measures.css';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { callApi, ErrorState, LoadingState, SidePanel, useApi, useSending, useSession, useText } from '#ui/index.ts';
import { enterMeasure, listMeasureDocuments } from '../../../contract/measure-endpoints.ts';
import type { IssueProposal, SimilarIssue } from '../../../contract/similar-issues.ts';
import { acceptIssueProposal, dismissIssueProposal, getIssueProposal } from '../../../contract/similar-issues.ts';
import { FormVerbs } from './document-form.tsx';
import { MeasureForm } from './measure-form.tsx';
import { useOpenMeasures } from './open-measures.ts';
import { RefusalAlert } from './refusal-alert.tsx';

type Proposal = IssueProposal & { members: SimilarIssue[] };

/** A proposal with its issues: joined under a measure, or dismissed with a reason. */
export function ProposalPanel({ id }: { id: string }) {
  const text = useText('visits');
  const { data, error } = useApi(getIssueProposal, { params: { proposalId: id } });
  const there = data?.id === id ? data : undefined;
  const title = there?.title ?? text('similar.title');
  if (error !== null || there === undefined) {
    return <SidePanel title={title}>{error === null ? <LoadingState /> : <ErrorState error={error} />}</SidePanel>;
  }
  return <Content key={`${there.id}-${there.state}`} proposal={there} title={title} />;
}

function Content({ proposal, title }: { proposal: Proposal; title: string }) {
  const text = useText('visits');
  const { can } = useSession();
  const free = proposal.members.filter(({ measure }) => measure === null).map(({ caseId }) => caseId);
  const [picked, setPicked] = useState<readonly string[]>(free);
  const deciding = proposal.state === 'open' && can(acceptIssueProposal.permission);
  return (
    <SidePanel title={title} {...(deciding && { footer: <Decision proposal={proposal} picked={picked} /> })}>
      <p>{text('similar.pages.sum', { issues: proposal.issues, firms: proposal.firms })}</p>
      {proposal.words.length === 0 ? null : (
        <p className="ys-meta">
          {text('similar.columns.words')} {proposal.words.join(' · ')}
        </p>
      )}
      {proposal.state === 'open' ? null : (
        <p className="ys-meta">
          {text(`similar.states.${proposal.state}`)} {proposal.measure?.title} {proposal.reason} {proposal.decidedBy}
        </p>
      )}
      <ul className="vm-issues">
        {proposal.members.map((one) => (
          <li key={one.caseId}>
            <Member
              issue={one}
              picked={picked.includes(one.caseId)}
              {...(deciding &&
                one.measure === null && {
                  onPick: (on: boolean) =>
                    setPicked(on ? [...picked, one.caseId] : picked.filter((id) => id !== one.caseId)),
                })}
            />
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}

function Member({ issue, picked, onPick }: { issue: SimilarIssue; picked: boolean; onPick?: (on: boolean) => void }) {
  const text = useText('visits');
  const head = `${issue.firm} · ${issue.category}`;
  return (
    <>
      {onPick === undefined ? (
        <p>{head}</p>
      ) : (
        <label>
          <input type="checkbox" checked={picked} onChange={(event) => onPick(event.target.checked)} />
          <span>{head}</span>
        </label>
      )}
      <p>{issue.text}</p>
      <p className="ys-meta">
        <Link to={`/issues/${issue.caseId}` as string}>{issue.number}</Link> ·{' '}
        {text('similar.pages.likeness', { percent: Math.round(issue.likeness / 10) })}
        {issue.measure === null ? null : ` · ${text('similar.pages.under', { title: issue.measure.title })}`}
      </p>
    </>
  );
}

function Decision({ proposal, picked }: { proposal: Proposal; picked: readonly string[] }) {
  const text = useText('visits');
  const [dismissing, setDismissing] = useState(false);
  const close = () => setDismissing(false);
  if (dismissing) return <DismissForm id={proposal.id} onDone={close} />;
  return <AcceptForm proposal={proposal} picked={picked} onDismiss={() => setDismissing(true)} label={text} />;
}

function AcceptForm({
  proposal,
  picked,
  onDismiss,
  label,
}: {
  proposal: Proposal;
  picked: readonly string[];
  onDismiss: () => void;
  label: ReturnType<typeof useText>;
}) {
  const open = useOpenMeasures();
  const { can } = useSession();
  const [form] = Form.useForm<{ measureId: string }>();
  const [entering, setEntering] = useState(false);
  // Others of the group may stand under a measure that is open still.
  const under = new Set(proposal.members.flatMap(({ measure }) => measure?.id ?? []));
  const known = open?.find(({ value }) => under.has(value))?.value;
  const send = ({ measureId }: { measureId: string }) =>
    callApi(acceptIssueProposal, { params: { proposalId: proposal.id }, body: { measureId, caseIds: [...picked] } });
  const { refusal, sending, finish } = useSending(send, () => undefined);
  const name = label('similar.columns.measure');
  if (open === undefined) return <LoadingState lines={2} />;
  const entered = (id?: string) => {
    setEntering(false);
    if (id !== undefined) form.setFieldValue('measureId', id);
  };
  return (
    <>
      {entering ? (
        <div className="vm-new">
          <NewMeasure onDone={entered} />
        </div>
      ) : null}
      <Form<{ measureId: string }>
        layout="vertical"
        name="accept"
        form={form}
        hidden={entering}
        initialValues={known === undefined ? {} : { measureId: known }}
        onFinish={(values) => void finish(values)}
      >
        <RefusalAlert refusal={refusal} />
        <Form.Item
          name="measureId"
          label={name}
          rules={[{ required: true, message: label('measures.pages.needed', { field: name }) }]}
        >
          <Select showSearch={{ optionFilterProp: 'label' }} options={open} />
        </Form.Item>
        <div className="vm-form-verbs">
          <Button type="primary" htmlType="submit" loading={sending} disabled={picked.length === 0}>
            {label('similar.pages.join', { count: picked.length })}
          </Button>
          {can(enterMeasure.permission) ? (
            <Button onClick={() => setEntering(true)}>{label('measures.pages.newMeasure')}</Button>
          ) : null}
          <Button onClick={onDismiss}>{label('similar.pages.dismiss')}</Button>
        </div>
      </Form>
    </>
  );
}

/** Enters the measure that the issues lack, without leaving them. */
function NewMeasure({ onDone }: { onDone: (id?: string) => void }) {
  const text = useText('visits');
  const { data } = useApi(listMeasureDocuments, {});
  if (data === undefined) return <LoadingState lines={4} />;
  if (data.documents.length > 0) return <MeasureForm documents={data.documents} onDone={onDone} />;
  return (
    <p className="vm-join">
      {text('measures.pages.noDocuments')} <Link to={'/measures' as string}>{text('measures.nav')}</Link>
      <Button onClick={() => onDone()}>{text('measures.pages.cancel')}</Button>
    </p>
  );
}

function DismissForm({ id, onDone }: { id: string; onDone: () => void }) {
  const text = useText('visits');
  const send = ({ reason }: { reason: string }) =>
    callApi(dismissIssueProposal, { params: { proposalId: id }, body: { reason } });
  const { refusal, sending, finish } = useSending(send, onDone);
  const label = text('similar.columns.reason');
  return (
    <Form<{ reason: string }> layout="vertical" name="dismiss" onFinish={(values) => void finish(values)}>
      <RefusalAlert refusal={refusal} />
      <Form.Item
        name="reason"
        label={label}
        rules={[{ required: true, message: text('measures.pages.needed', { field: label }) }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <FormVerbs verb={text('similar.pages.dismiss')} sending={sending} onCancel={onDone} />
    </Form>
  );
}
