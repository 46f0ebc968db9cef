import '../officers/officers.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Fact, Facts } from '#kernel/parties/web/front-door.ts';
import { ErrorState, LoadingState, Moment, Section, SidePanel, useApi, useSession, useText } from '#ui/index.ts';
import type { NeedAct, NeedDetail } from '../../../contract/intake.ts';
import { answerNeed, getNeed } from '../../../contract/intake-endpoints.ts';
import { ContactLine } from './contact-line.tsx';
import { MatterList } from './matter-list.tsx';
import { NameFirm } from './name-firm.tsx';
import { AnswerForm, JoinForm, RefuseForm } from './need-forms.tsx';
import { SplitForm } from './split-form.tsx';

/** One message beside the queue: what was written, of which firm it is, and the four ways to conclude it. */
export function NeedPanel({ needId, number }: { needId: string; number: string | undefined }) {
  const text = useText('visits');
  const { can } = useSession();
  const answer = useApi(getNeed, { params: { needId } });
  const need = answer.data?.id === needId ? answer.data : undefined;
  const handles = can(answerNeed.permission) && need?.state === 'filed';
  return (
    <SidePanel title={number ?? need?.number ?? text('intake.title')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {need === undefined && !answer.error ? <LoadingState lines={8} /> : null}
      {need === undefined ? null : (
        <>
          <p className="service-text">{need.matter}</p>
          <NeedFacts need={need} />
          {handles && need.firmId === null ? <NameFirm need={need} /> : null}
          {handles ? <Conclude need={need} /> : null}
          {need.matterList.length === 0 ? null : (
            <Section title={text('intake.matters')}>
              <MatterList matters={need.matterList} />
            </Section>
          )}
          <Section title={text('intake.history')}>
            <Acts acts={need.acts} />
          </Section>
        </>
      )}
    </SidePanel>
  );
}

function NeedFacts({ need }: { need: NeedDetail }) {
  const text = useText('visits');
  const how = need.channel === null ? '' : ` · ${text(`intake.channels.${need.channel}`)}`;
  return (
    <Facts>
      <Fact title={text('intake.columns.state')}>{text(`intake.states.${need.state}`)}</Fact>
      <Fact title={text('intake.firm')}>
        {need.firmId === null ? (
          (need.firm ?? <span className="ys-meta">{text('intake.unnamed')}</span>)
        ) : (
          <Link to="/firms/$firmId" params={{ firmId: need.firmId }}>
            {need.firm}
          </Link>
        )}
      </Fact>
      {need.codeTold === null ? null : <Fact title={text('intake.codeTold')}>{need.codeTold}</Fact>}
      <Fact title={text('intake.columns.entrance')}>
        {text(`intake.entrances.${need.entrance}`)}
        {how}
      </Fact>
      {need.place === null ? null : <Fact title={text('intake.place')}>{need.place}</Fact>}
      {need.contact === null ? null : (
        <Fact title={text('intake.contact')}>
          <ContactLine needId={need.id} contact={need.contact} />
        </Fact>
      )}
      <Fact title={text('intake.columns.filedAt')}>
        <Moment at={need.filedAt} />
      </Fact>
      {need.answerDueAt === null ? null : (
        <Fact title={text('intake.due')}>
          <Moment at={need.answerDueAt} />
        </Fact>
      )}
    </Facts>
  );
}

const ways = ['split', 'answer', 'join', 'refuse'] as const;

function Conclude({ need }: { need: NeedDetail }) {
  const text = useText('visits');
  const [way, setWay] = useState<(typeof ways)[number]>();
  const close = () => setWay(undefined);
  // Matters belong to a firm of the register; issues to join are those of the firm.
  const closed = { split: need.firmId === null, join: need.firmIssues.length === 0, answer: false, refuse: false };
  return (
    <Section title={text('intake.conclusion')}>
      <div className="service-choices">
        {ways.map((one) => (
          <button
            key={one}
            type="button"
            className="ys-chip ys-link"
            aria-pressed={way === one}
            disabled={closed[one]}
            onClick={() => setWay(one)}
          >
            {text(`intake.${one}`)}
          </button>
        ))}
      </div>
      {need.firmId === null ? <p className="ys-meta">{text('intake.firmFirst')}</p> : null}
      {way === 'split' ? <SplitForm need={need} close={close} /> : null}
      {way === 'answer' ? <AnswerForm needId={need.id} close={close} /> : null}
      {way === 'join' ? <JoinForm need={need} close={close} /> : null}
      {way === 'refuse' ? <RefuseForm needId={need.id} close={close} /> : null}
    </Section>
  );
}

function Acts({ acts }: { acts: readonly NeedAct[] }) {
  const text = useText('visits');
  return (
    <ul className="service-rows">
      {[...acts].reverse().map(({ number, kind, words, elsewhere, by, at }) => (
        <li key={number}>
          <b>{text(`intake.acts.${kind}`)}</b>{' '}
          <span className="ys-meta">
            {by ?? text('intake.byVisitor')} · <Moment at={at} />
          </span>
          {words === null ? null : <p>{words}</p>}
          {elsewhere === null ? null : (
            <p className="ys-meta">
              {text('intake.elsewhere')} · {elsewhere}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
