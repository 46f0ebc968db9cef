import '../../parts/officers/officers.css';
import { Form, Input, Tag } from 'antd';
import { useState } from 'react';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { callApi, EmptyState, LoadingState, Moment, Page, Section, useApi, useText } from '#ui/index.ts';
import { fileOwnNeed, listOwnNeeds } from '../../../contract/intake-endpoints.ts';
import { MatterList } from '../../parts/intake/matter-list.tsx';
import { OwnRefusal } from '../../parts/intake/own-refusal.tsx';
import { needed, ServiceForm, wordOf } from '../../parts/officers/service-form.tsx';

type OwnNeed = EndpointResult<typeof listOwnNeeds>['needs'][number];

/** What the reader's firm has filed and what became of it, and the one entrance for more; on a phone first. */
export function MyNeedsPage() {
  const text = useText('visits');
  const answer = useApi(listOwnNeeds, {});
  const [filed, setFiled] = useState<string>();
  const [turn, setTurn] = useState(0);
  const { data } = answer;
  return (
    <Page
      title={text('intake.own.title')}
      meta={data === undefined ? undefined : text('intake.own.meta', { firm: data.firm })}
    >
      {answer.error ? <OwnRefusal error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={6} /> : null}
      {data === undefined ? null : (
        <>
          <Section title={text('intake.own.new')}>
            {filed === undefined ? null : <p role="status">{text('intake.own.filedNumber', { number: filed })}</p>}
            <ServiceForm
              key={turn}
              name="own-need"
              verb={text('intake.own.file')}
              effect={text('intake.own.effect')}
              send={async (values) => {
                const { number } = await callApi(fileOwnNeed, { body: { matter: wordOf(values, 'matter') ?? '' } });
                setFiled(number);
              }}
              onDone={() => setTurn(turn + 1)}
            >
              <Form.Item name="matter" label={text('intake.matter')} rules={[needed(text, text('intake.matter'))]}>
                <Input.TextArea maxLength={2_000} autoSize={{ minRows: 4 }} />
              </Form.Item>
            </ServiceForm>
          </Section>
          {data.needs.length === 0 ? (
            <EmptyState title={text('intake.own.none')}>{text('intake.own.noneHint')}</EmptyState>
          ) : (
            <ul className="service-rows">
              {data.needs.map((need) => (
                <Own key={need.id} need={need} />
              ))}
            </ul>
          )}
        </>
      )}
    </Page>
  );
}

function Own({ need: { number, matter, state, filedAt, answerDueAt, acts, matters } }: { need: OwnNeed }) {
  const text = useText('visits');
  const said = acts.filter(({ words }) => words !== null);
  return (
    <li>
      <b>{number}</b> <Tag variant="outlined">{text(`intake.states.${state}`)}</Tag>{' '}
      <span className="ys-meta">
        <Moment at={filedAt} />
      </span>
      <p className="service-text">{matter}</p>
      {state === 'filed' && answerDueAt !== null ? <Expect at={answerDueAt} /> : null}
      {said.map(({ number: place, kind, words, elsewhere }) => (
        <p key={place}>
          <b>{text(`intake.acts.${kind}`)}</b> {words} {elsewhere}
        </p>
      ))}
      {matters.length === 0 ? null : <MatterList matters={matters} linked={false} />}
    </li>
  );
}

function Expect({ at }: { at: string }) {
  const text = useText('visits');
  const time = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' },
  }).format(new Date(at));
  return <p className="ys-meta">{text('intake.own.expect', { time })}</p>;
}
