import './issues.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Checkbox, Form, Select } from 'antd';
import { useState } from 'react';
import { callApi, Section, useApi, useSession, useText } from '#ui/index.ts';
import type { IssueDetail } from '../../../contract/issue-endpoints.ts';
import { joinIssues } from '../../../contract/measure-endpoints.ts';
import { listSimilarIssues, type SimilarIssue } from '../../../contract/similar-issues.ts';
import { useOpenMeasures } from '../measures/open-measures.ts';
import { needed, ServiceForm, wordOf } from '../officers/service-form.tsx';

/** Issues of other firms that say much the same, with the way to solve them together by a measure. */
export function SimilarIssues({ issue }: { issue: IssueDetail }) {
  const text = useText('visits');
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const { data } = useApi(
    listSimilarIssues,
    { params: { caseId: issue.id } },
    { enabled: can(listSimilarIssues.permission) },
  );
  if (data === undefined || data.total === 0) return null;
  const joinable = can(joinIssues.permission) && issue.ending === null && issue.state !== 'settled';
  return (
    <Section title={text('issues.similar.title')} note={text('issues.similar.note')}>
      <button type="button" className="ys-link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {text('issues.similar.count', { count: data.total })}
      </button>
      {open ? <List issue={issue} similar={data.issues} joinable={joinable} /> : null}
    </Section>
  );
}

function List({
  issue,
  similar,
  joinable,
}: {
  issue: IssueDetail;
  similar: readonly SimilarIssue[];
  joinable: boolean;
}) {
  const text = useText('visits');
  const [picked, setPicked] = useState<readonly string[]>([]);
  return (
    <>
      <ul className="issue-lines">
        {similar.map((one) => (
          <li key={one.caseId}>
            {joinable && one.measure === null ? (
              <Checkbox
                checked={picked.includes(one.caseId)}
                onChange={({ target }) =>
                  setPicked(target.checked ? [...picked, one.caseId] : picked.filter((id) => id !== one.caseId))
                }
                aria-label={one.number}
              />
            ) : null}{' '}
            <Link to={`/issues/${one.caseId}` as '/'}>{one.number}</Link> {one.text}{' '}
            <span className="ys-meta">
              {one.firm} · {text('similar.pages.likeness', { percent: Math.round(one.likeness / 10) })}
              {one.measure === null ? null : ` · ${text('similar.pages.under', { title: one.measure.title })}`}
            </span>
          </li>
        ))}
      </ul>
      {joinable ? (
        <JoinForm caseIds={[issue.id, ...picked]} under={similar.flatMap(({ measure }) => measure?.id ?? [])} />
      ) : null}
    </>
  );
}

/** Joins this issue and those picked; a measure under which similar ones stand is proposed. */
function JoinForm({ caseIds, under }: { caseIds: readonly string[]; under: readonly string[] }) {
  const text = useText('visits');
  const queries = useQueryClient();
  const measures = useOpenMeasures();
  if (measures === undefined || measures.length === 0) return null;
  const known = measures.find(({ value }) => under.includes(value))?.value;
  return (
    <ServiceForm
      name="join"
      initial={known === undefined ? {} : { measureId: known }}
      verb={text('issues.similar.join', { count: caseIds.length })}
      effect={text('issues.similar.effect')}
      send={(values) =>
        callApi(joinIssues, {
          params: { measureId: wordOf(values, 'measureId') ?? '' },
          body: { caseIds: [...caseIds] },
        })
      }
      onDone={() => void queries.invalidateQueries()}
    >
      <Form.Item
        name="measureId"
        label={text('similar.columns.measure')}
        rules={[needed(text, text('similar.columns.measure'))]}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={measures} />
      </Form.Item>
    </ServiceForm>
  );
}
