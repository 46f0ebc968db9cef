import './measures.css';
import { Button } from 'antd';
import { useState } from 'react';
import {
  ErrorState,
  FileList,
  formatDate,
  LoadingState,
  Moment,
  SidePanel,
  useApi,
  useLocale,
  useText,
} from '#ui/index.ts';
import type { Measure, MeasureDocument } from '../../../contract/measure.ts';
import { getMeasure } from '../../../contract/measure-endpoints.ts';
import { ActVerbs } from './act-verbs.tsx';
import { DueLightOf } from './due-light.tsx';
import { JoinedIssues } from './joined-issues.tsx';
import { MeasureForm } from './measure-form.tsx';

/** One measure beside the register: how it stands, what can be done, what was done, and the issues under it. */
export function MeasurePanel({ id, documents }: { id: string; documents: readonly MeasureDocument[] }) {
  const text = useText('visits');
  const { data, error } = useApi(getMeasure, { params: { measureId: id } });
  if (error !== null) {
    return (
      <SidePanel title={text('measures.title')}>
        <ErrorState error={error} />
      </SidePanel>
    );
  }
  if (data === undefined || data.id !== id) {
    return (
      <SidePanel title={text('measures.title')}>
        <LoadingState />
      </SidePanel>
    );
  }
  return (
    <SidePanel title={data.title} footer={<ActVerbs key={`${data.id}-${data.seen}`} measure={data} />}>
      <Content key={data.id} measure={data} documents={documents} />
    </SidePanel>
  );
}

function Content({ measure, documents }: { measure: Measure; documents: readonly MeasureDocument[] }) {
  const text = useText('visits');
  const locale = useLocale();
  const [amending, setAmending] = useState(false);
  const facts = [
    ['document', `${measure.documentTitle} ${measure.documentNumber}`],
    ['aspect', measure.aspect?.title ?? '—'],
    ['state', text(`measures.states.${measure.state}`)],
    ['dueOn', formatDate(measure.dueOn, locale)],
    ['lead', measure.lead.name],
    ['cooperating', measure.cooperating.map(({ name }) => name).join(text('measures.pages.and')) || '—'],
  ] as const;
  if (amending) return <MeasureForm documents={documents} measure={measure} onDone={() => setAmending(false)} />;
  return (
    <>
      {measure.light === null ? null : (
        <p>
          <DueLightOf measure={measure} />
        </p>
      )}
      <dl className="ys-facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{text(`measures.columns.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {measure.content === null ? null : <p>{measure.content}</p>}
      {measure.allowed.includes('amend') ? (
        <p className="vm-verb">
          <Button onClick={() => setAmending(true)}>{text('measures.pages.amend')}</Button>
        </p>
      ) : null}
      <h3 className="vm-head">{text('measures.pages.issuesHead', { count: measure.issues })}</h3>
      <JoinedIssues joined={measure.joined} />
      <h3 className="vm-head">{text('measures.pages.actsHead')}</h3>
      <Acts measure={measure} />
    </>
  );
}

function Acts({ measure }: { measure: Measure }) {
  const text = useText('visits');
  if (measure.acts.length === 0) return <p className="ys-meta">{text('measures.pages.noActs')}</p>;
  return (
    <ul className="vm-acts">
      {measure.acts.map(({ id, kind, text: said, files, by, at }) => (
        <li key={id}>
          <p>
            <b>{text(`measures.acts.${kind}`)}</b>{' '}
            <span className="ys-meta">
              <Moment at={at} /> {by}
            </span>
          </p>
          {said === null ? null : <p>{said}</p>}
          {files.length === 0 ? null : <FileList label={text('measures.pages.evidenceFiles')} files={files} />}
        </li>
      ))}
    </ul>
  );
}
