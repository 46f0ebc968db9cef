import './officers.css';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { Fact, Facts } from '#kernel/parties/web/front-door.ts';
import { callApi, ErrorState, LoadingState, Section, useApi, useText } from '#ui/index.ts';
import { listOwnOfficers, rateOwnOfficer } from '../../../contract/officer-endpoints.ts';
import type { OfficerRating, Servant } from '../../../contract/service-officer.ts';
import { ServantLine } from './servant-line.tsx';
import { needed, ServiceForm, wordOf } from './service-form.tsx';

/** Who serves the reader's firm: name, department, telephone of the office; and the rating of the quarter. */
export default function OwnOfficers() {
  const text = useText('visits');
  const answer = useApi(listOwnOfficers, { query: {} });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  const { served, rated, quarter } = answer.data;
  const people = new Map(served.flatMap(({ officer }) => (officer === null ? [] : [[officer.staffId, officer]])));
  return (
    <>
      <ul className="service-rows">
        {served.map(({ project, officer, deputy }) => (
          <li key={project || 'firm'}>
            {project === '' ? null : <h3>{project}</h3>}
            <Facts>
              <Fact title={text('officers.parts.officer')}>
                <ServantLine servant={officer} />
              </Fact>
              <Fact title={text('officers.parts.deputy')}>
                <ServantLine servant={deputy} />
              </Fact>
            </Facts>
          </li>
        ))}
      </ul>
      {[...people.values()].map((officer) => (
        <Rate
          key={officer.staffId}
          officer={officer}
          quarter={quarter}
          given={rated.find(({ staffId, issueId }) => staffId === officer.staffId && issueId === null)}
        />
      ))}
    </>
  );
}

/** After an issue of the own firm was closed: what the reader thinks of the officer, once for each issue. */
export function RateAfterIssue({ issueId, firmId }: { issueId: string; firmId: string }) {
  const text = useText('visits');
  const { data } = useApi(listOwnOfficers, { query: { firm: firmId } });
  const officer = data?.served.find(({ project }) => project === '')?.officer ?? null;
  if (data === undefined || officer === null) return null;
  return (
    <Section title={text('officers.rateAfterIssue')}>
      <Rate
        officer={officer}
        quarter={data.quarter}
        given={data.rated.find((rating) => rating.issueId === issueId)}
        issueId={issueId}
      />
    </Section>
  );
}

function Rate({
  officer,
  quarter,
  given,
  issueId,
}: {
  officer: Servant;
  quarter: string;
  given: OfficerRating | undefined;
  issueId?: string;
}) {
  const text = useText('visits');
  const [open, setOpen] = useState(false);
  if (given !== undefined) {
    return (
      <p className="ys-meta">
        {officer.name} · {text('officers.ratedNow', { quarter, stars: given.stars })}
      </p>
    );
  }
  if (!open) {
    return (
      <p>
        <button type="button" className="ys-link" onClick={() => setOpen(true)}>
          {text('officers.rate')} {officer.name}
        </button>
      </p>
    );
  }
  return (
    <ServiceForm
      name={`rate-${issueId ?? officer.staffId}`}
      verb={text('officers.send')}
      {...(issueId === undefined ? { effect: text('officers.rateEffect') } : {})}
      send={(values) =>
        callApi(rateOwnOfficer, {
          body: {
            ...{ staffId: officer.staffId, stars: Number(values.stars), words: wordOf(values, 'words') },
            ...(issueId === undefined ? {} : { issueId }),
          },
        })
      }
      onDone={() => setOpen(false)}
      onCancel={() => setOpen(false)}
    >
      <Form.Item
        name="stars"
        label={`${officer.name} · ${text('officers.starsLabel')}`}
        rules={[{ ...needed(text, text('officers.starsLabel')), whitespace: false }]}
      >
        <Radio.Group options={[5, 4, 3, 2, 1].map((value) => ({ value, label: text(`officers.starsOf.${value}`) }))} />
      </Form.Item>
      <Form.Item name="words" label={text('officers.wordsLabel')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ServiceForm>
  );
}
