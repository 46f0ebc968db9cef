import { Button, Input } from 'antd';
import { useState } from 'react';
import { callApi, useText } from '#ui/index.ts';
import { publishRule } from '../../../contract/rule-endpoints.ts';
import type { RuleDetail } from '../../../contract/rule-record.ts';
import { Labelled, SendForm } from '../form-parts.tsx';
import { isDay, todayInChina } from '../today.ts';

/** Puts the draft in force: from which day, for what reason; says first what stands in the way. */
export function PublishRule({ rule, revision }: { rule: RuleDetail; revision: number }) {
  const text = useText('rules');
  const [opened, setOpened] = useState(false);
  const { hindrance, publish } = rule.may;
  const { openSentences, openDecisions } = rule.coverage;
  const open = openSentences.length + openDecisions.length;
  if (opened) return <PublishForm rule={rule} revision={revision} onDone={() => setOpened(false)} />;
  return (
    <section className="rul-publish" aria-label={text('pages.publish.title')}>
      <ul>
        <Ready done={rule.faults === 0}>
          {rule.faults === 0 ? text('pages.publish.noFaults') : text('pages.publish.faults', { count: rule.faults })}
        </Ready>
        <Ready done={rule.cases.total > 0 && rule.cases.failing === 0}>
          {rule.cases.total === 0
            ? text('pages.publish.noCases')
            : text('pages.publish.cases', { passed: rule.cases.total - rule.cases.failing, total: rule.cases.total })}
        </Ready>
        <Ready done={open === 0}>
          {open === 0
            ? text('pages.publish.covered')
            : text('pages.publish.coverage', { sentences: openSentences.length, decisions: openDecisions.length })}
        </Ready>
      </ul>
      <div className="rul-verbs">
        <Button type="primary" disabled={!publish} onClick={() => setOpened(true)}>
          {text('pages.publish.verb')}
        </Button>
        {hindrance === null ? null : <span className="ys-meta">{text(`pages.publish.hindrances.${hindrance}`)}</span>}
      </div>
    </section>
  );
}

function Ready({ done, children }: { done: boolean; children: string }) {
  const text = useText('rules');
  return (
    <li>
      <b>{text(done ? 'pages.publish.ready' : 'pages.publish.open')}</b> {children}
    </li>
  );
}

function PublishForm({ rule, revision, onDone }: { rule: RuleDetail; revision: number; onDone: () => void }) {
  const text = useText('rules');
  const [from, setFrom] = useState(todayInChina());
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [why, setWhy] = useState('');
  const { openSentences, openDecisions } = rule.coverage;
  const open = openSentences.length + openDecisions.length > 0;
  const send = () =>
    callApi(publishRule, {
      params: { ruleId: rule.id },
      body: { revision, from, to: to === '' ? null : to, reason, coverageReason: open ? why : null },
    });
  const ready = isDay(from) && reason.trim().length >= 2 && (!open || why.trim().length >= 2);
  return (
    <SendForm
      verb={text('pages.publish.verb')}
      effect={text('pages.publish.effect', { from, number: (rule.versions[0]?.number ?? 0) + 1 })}
      ready={ready}
      send={send}
      onDone={onDone}
      onCancel={onDone}
    >
      <div className="rul-pair">
        <Labelled label={text('pages.publish.from')}>
          {(id) => <Input id={id} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
        </Labelled>
        <Labelled label={text('pages.publish.to')} hint={text('pages.publish.toHint')}>
          {(id) => <Input id={id} type="date" value={to} onChange={(event) => setTo(event.target.value)} />}
        </Labelled>
      </div>
      <Labelled label={text('pages.publish.reason')} hint={text('pages.publish.reasonHint')}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={reason}
            maxLength={500}
            autoSize={{ minRows: 2 }}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
      {open ? (
        <Labelled
          label={text('pages.publish.coverageReason')}
          hint={text('pages.publish.coverage', { sentences: openSentences.length, decisions: openDecisions.length })}
        >
          {(id) => <Input id={id} value={why} maxLength={500} onChange={(event) => setWhy(event.target.value)} />}
        </Labelled>
      ) : null}
    </SendForm>
  );
}
