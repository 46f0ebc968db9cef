import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#kernel/cases/contract/case.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { callApi, downloadUrl, Icon, useApi, useSession, useText } from '#ui/index.ts';
import { issueEnding, issueUrgency } from '../../../contract/issue.ts';
import {
  correctIssue,
  endIssue,
  type getIssue,
  type IssueDetail,
  listIssueChoices,
  makeIssueLink,
  printAssignment,
  printSupervision,
} from '../../../contract/issue-endpoints.ts';
import { needed, ServiceForm, wordOf } from '../officers/service-form.tsx';

/** Papers of an issue. */
export function IssuePapers({ issue: { id, supervision } }: { issue: IssueDetail }) {
  const text = useText('visits');
  const params = { caseId: id };
  return (
    <>
      <a className="ys-link ys-tool" href={downloadUrl(printAssignment, { params })}>
        <Icon name="print" />
        {text('issues.paper.assignmentTitle')}
      </a>
      {supervision === null || supervision === 'refused' ? null : (
        <a className="ys-link ys-tool" href={downloadUrl(printSupervision, { params })}>
          <Icon name="print" />
          {text('issues.paper.supervisionTitle')}
        </a>
      )}
    </>
  );
}

type Verb = 'link' | 'correct' | 'end';

/** Verbs on an issue beside those of its case: a link for the firm, a correction, an ending with its kind. */
export function IssueVerbs({ issue, shown }: { issue: EndpointResult<typeof getIssue>; shown: CaseView }) {
  const text = useText('visits');
  const { can } = useSession();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Verb>();
  const done = () => {
    setOpen(undefined);
    void queries.invalidateQueries();
  };
  const concluded = issue.state === 'settled' || issue.state === 'ended';
  const ending = shown.acts.find(({ name }) => name === 'endWithdrawn');
  const verbs: { verb: Verb; refusal: string | null }[] = [
    ...(can(makeIssueLink.permission) ? [{ verb: 'link' as const, refusal: issue.refusals.link }] : []),
    ...(can(correctIssue.permission) && !concluded
      ? [{ verb: 'correct' as const, refusal: issue.refusals.correct }]
      : []),
    ...(can(endIssue.permission) && ending !== undefined ? [{ verb: 'end' as const, refusal: ending.refusal }] : []),
  ];
  return (
    <div className="issue-box">
      <div className="service-verbs">
        {verbs.map(({ verb, refusal }) => (
          <Button
            key={verb}
            disabled={refusal !== null}
            onClick={() => setOpen(open === verb ? undefined : verb)}
            aria-expanded={open === verb}
          >
            {text(`issues.verbs.${verb}`)}
          </Button>
        ))}
      </div>
      {verbs.map(({ verb, refusal }) =>
        refusal === null ? null : (
          <p key={verb} className="ys-meta">
            {text(`issues.verbs.${verb}`)} · {refusal}
          </p>
        ),
      )}
      {open === 'link' ? <LinkForm caseId={issue.id} /> : null}
      {open === 'correct' ? <CorrectForm issue={issue} onDone={done} /> : null}
      {open === 'end' ? <EndForm caseId={issue.id} sequence={shown.sequence} onDone={done} /> : null}
    </div>
  );
}

/** A link is shown once: its secret is not kept. */
function LinkForm({ caseId }: { caseId: string }) {
  const text = useText('visits');
  const [made, setMade] = useState<{ path: string; expiresOn: string }>();
  if (made !== undefined) {
    const address = `${location.origin}${made.path}`;
    return (
      <div role="status">
        <p className="ys-meta">{text('issues.linkMade', { day: made.expiresOn })}</p>
        <Input
          readOnly
          value={address}
          aria-label={text('issues.verbs.link')}
          onFocus={(event) => event.target.select()}
        />
      </div>
    );
  }
  return (
    <ServiceForm
      name="link"
      verb={text('issues.makeLink')}
      effect={text('issues.linkEffect')}
      send={async () => setMade(await callApi(makeIssueLink, { params: { caseId }, body: {} }))}
      onDone={() => undefined}
    >
      {null}
    </ServiceForm>
  );
}

function CorrectForm({ issue, onDone }: { issue: IssueDetail; onDone: () => void }) {
  const text = useText('visits');
  const { data } = useApi(listIssueChoices, {});
  return (
    <ServiceForm
      name="correct"
      initial={{ category: issue.category.code, urgency: issue.urgency }}
      verb={text('issues.verbs.correct')}
      effect={text('issues.correctEffect')}
      send={(values) =>
        callApi(correctIssue, {
          params: { caseId: issue.id },
          body: {
            reason: wordOf(values, 'reason') ?? '',
            category: wordOf(values, 'category'),
            urgency: issueUrgency.parse(values.urgency),
          },
        })
      }
      onDone={onDone}
    >
      <Form.Item name="category" label={text('issues.columns.category')}>
        <Select options={(data?.categories ?? []).map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <Form.Item name="urgency" label={text('issues.columns.urgency')}>
        <Select options={issueUrgency.options.map((value) => ({ value, label: text(`issues.urgencies.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reason" label={text('issues.reason')} rules={[needed(text, text('issues.reason'))]}>
        <Input maxLength={500} />
      </Form.Item>
    </ServiceForm>
  );
}

function EndForm({ caseId, sequence, onDone }: { caseId: string; sequence: number; onDone: () => void }) {
  const text = useText('visits');
  const [kind, setKind] = useState('withdrawn');
  return (
    <ServiceForm
      name="end"
      initial={{ kind }}
      verb={text('issues.verbs.end')}
      effect={text('issues.endEffect')}
      send={(values) =>
        callApi(endIssue, {
          params: { caseId },
          body: {
            ...{ kind: issueEnding.parse(kind), comment: wordOf(values, 'comment') ?? '', expected: sequence },
            ...{ article: wordOf(values, 'article'), mergedInto: wordOf(values, 'mergedInto') },
          },
        })
      }
      onDone={onDone}
    >
      <Form.Item name="kind" label={text('issues.ending')}>
        <Select
          onChange={setKind}
          options={issueEnding.options.map((value) => ({ value, label: text(`issues.endings.${value}`) }))}
        />
      </Form.Item>
      {kind === 'underLaw' ? (
        <Form.Item name="article" label={text('issues.article')} rules={[needed(text, text('issues.article'))]}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
      {kind === 'merged' ? (
        <Form.Item
          name="mergedInto"
          label={text('issues.mergedInto')}
          rules={[needed(text, text('issues.mergedInto'))]}
        >
          <Input maxLength={24} />
        </Form.Item>
      ) : null}
      <Form.Item name="comment" label={text('issues.reason')} rules={[needed(text, text('issues.reason'))]}>
        <Input.TextArea maxLength={2_000} autoSize={{ minRows: 3 }} />
      </Form.Item>
    </ServiceForm>
  );
}
