import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { PartyPicker } from '#kernel/parties/web/front-door.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { callApi, useApi, useText } from '#ui/index.ts';
import { listRuleFacts, storeEvaluation, tryRule } from '../../../contract/evaluation-endpoints.ts';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import type { RuleDetail } from '../../../contract/rule-record.ts';
import { Labelled, Opening, SendForm } from '../form-parts.tsx';
import { isDay } from '../today.ts';
import { type Given, GivenFields } from './given-fields.tsx';

/** The draft, or the version in force on the day. */
export type Which = 'draft' | 'inForce';

/** What a rule is asked with. */
export interface Asked {
  readonly which: Which;
  readonly on: string;
  readonly partyId: string | null;
  readonly given: Given;
}

/** What was answered to what. */
export interface Tried {
  readonly asked: Asked;
  readonly result: EndpointResult<typeof tryRule>;
}

/** Whom, when and with which data a rule is tried. */
export function TryForm({
  rule,
  asked,
  definition,
  change,
  onTried,
}: {
  rule: RuleDetail;
  asked: Asked;
  /** The text that will answer; undefined when none is in force on the day. */
  definition: RuleDefinition | undefined;
  change: (asked: Asked) => void;
  onTried: (tried: Tried) => void;
}) {
  const text = useText('rules');
  const { data } = useApi(listRuleFacts, {});
  const facts = new Map((data?.facts ?? []).map(({ id, name }) => [id, name]));
  const { which, on, partyId, given } = asked;
  const send = async () => {
    const result = await callApi(tryRule, { params: { ruleId: rule.id }, body: { which, on, partyId, given } });
    onTried({ asked, result });
  };
  const { subject } = rule;
  return (
    <SendForm
      verb={text('pages.try.verb')}
      effect={text('pages.try.effect')}
      ready={isDay(on) && definition !== undefined}
      send={send}
      onDone={() => undefined}
    >
      <Segmented<Which>
        aria-label={text('pages.try.which')}
        value={which}
        options={(['inForce', 'draft'] as const).map((value) => ({ value, label: text(`pages.try.${value}`) }))}
        onChange={(next) => change({ ...asked, which: next })}
      />
      <div className="rul-pair">
        {subject === 'none' || subject === 'person' ? null : (
          <Labelled label={text(`pages.subjects.${subject}`)} hint={text('pages.try.partyHint')}>
            {(id) => (
              <PartyPicker
                id={id}
                kinds={[subject]}
                value={partyId ?? undefined}
                onChange={(next) => change({ ...asked, partyId: next ?? null })}
              />
            )}
          </Labelled>
        )}
        <Labelled label={text('pages.try.on')} hint={text('pages.try.onHint')}>
          {(id) => (
            <Input id={id} type="date" value={on} onChange={(event) => change({ ...asked, on: event.target.value })} />
          )}
        </Labelled>
      </div>
      {definition === undefined ? <p role="status">{text('pages.try.notInForce', { on })}</p> : null}
      <GivenFields
        terms={definition?.terms ?? []}
        given={given}
        known={facts}
        onChange={(next) => change({ ...asked, given: next })}
      />
    </SendForm>
  );
}

/** Keeps what was answered, with everything that it was made of. */
export function KeepEvaluation({
  rule,
  asked: { on, partyId, given },
  onKept,
}: {
  rule: RuleDetail;
  asked: Asked;
  onKept: (evaluationId: string) => void;
}) {
  const text = useText('rules');
  const [reason, setReason] = useState('');
  const send = async () => {
    const body = { on, partyId, given, reason: reason.trim() === '' ? null : reason };
    const { id } = await callApi(storeEvaluation, { params: { ruleId: rule.id }, body });
    onKept(id);
  };
  return (
    <div className="rul-tools">
      <Opening
        verb={text('pages.try.keep')}
        form={(close) => (
          <SendForm
            verb={text('pages.try.keep')}
            effect={text('pages.try.keepEffect')}
            ready={reason.trim().length !== 1}
            send={send}
            onDone={() => undefined}
            onCancel={close}
          >
            <Labelled label={text('pages.try.reason')}>
              {(id) => (
                <Input id={id} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
              )}
            </Labelled>
          </SendForm>
        )}
      />
    </div>
  );
}
