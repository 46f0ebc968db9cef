import { Button } from 'antd';
import { useState } from 'react';
import {
  ErrorState,
  formatDate,
  LoadingState,
  Section,
  SidePanel,
  useApi,
  useLocale,
  useSession,
  useText,
} from '#ui/index.ts';
import { listConsents } from '../../contract/consent.ts';
import { type MaskedPerson, personField } from '../../contract/person.ts';
import { getPerson } from '../../contract/person-endpoints.ts';
import { placeHold, requestErasure } from '../../contract/person-erasure.ts';
import { listRelations } from '../../contract/relation.ts';
import { dayInChina } from './day-in-china.ts';
import { PartyConsents } from './firm-file-consents.tsx';
import { PartyRelations } from './firm-file-relations.tsx';
import { MembershipLine } from './member-rows.tsx';
import { MergeParty, MergeWent } from './merge-party.tsx';
import { PersonCorrect } from './person-correct.tsx';
import { Fact, Facts, ReasonForm, useAct } from './person-parts.tsx';
import { PersonRelationVerbs } from './person-relations.tsx';
import { PersonUnmask } from './person-unmask.tsx';

/** One person beside the list, masked, with what may be done. */
export function PersonPanel({ personId }: { personId: string }) {
  const text = useText('parties');
  const answer = useApi(getPerson, { params: { personId } });
  const data = answer.data?.person.id === personId ? answer.data : undefined;
  return (
    <SidePanel title={data?.person.name ?? text(data?.person.erasedAt ? 'person.erased' : 'person.title')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {data === undefined && !answer.error ? <LoadingState lines={8} /> : null}
      {data === undefined ? null : (
        <>
          <MergeWent kind="person" partyId={personId} />
          <PersonFacts person={data.person} />
          <div className="person-verbs">
            <PersonUnmask key={`see ${personId}`} person={data.person} fields={data.unmaskable} />
            <PersonCorrect key={`correct ${personId}`} person={data.person} />
          </div>
          <Section title={text('person.memberships')}>
            {data.memberships.length === 0 ? <p className="ys-meta">{text('person.noMemberships')}</p> : null}
            <ul className="member-rows">
              {data.memberships.map((membership) => (
                <MembershipLine key={membership.id} membership={membership} name={membership.house} />
              ))}
            </ul>
          </Section>
          {data.person.erasedAt === null ? <Ties key={`ties ${personId}`} personId={personId} /> : null}
          <Holds holds={data.holds} />
          <ErasureVerbs key={`erase ${personId}`} person={data.person} state={data.erasure} />
          {data.person.erasedAt === null ? (
            <MergeParty key={`merge ${personId}`} kind="person" partyId={personId} />
          ) : null}
        </>
      )}
    </SidePanel>
  );
}

/** With whom the person is joined, and what the person has agreed to, for those who may read it. */
function Ties({ personId }: { personId: string }) {
  const text = useText('parties');
  const { can } = useSession();
  return (
    <>
      {can(listRelations.permission) ? (
        <Section title={text('firmFile.relations')}>
          <PartyRelations partyId={personId} />
          <PersonRelationVerbs personId={personId} />
        </Section>
      ) : null}
      {can(listConsents.permission) ? (
        <Section title={text('firmFile.consents')}>
          <PartyConsents partyId={personId} />
        </Section>
      ) : null}
    </>
  );
}

function PersonFacts({ person }: { person: MaskedPerson }) {
  const text = useText('parties');
  const locale = useLocale();
  if (person.erasedAt !== null) {
    return <p>{text('person.erasedOn', { date: formatDate(dayInChina(new Date(person.erasedAt)), locale) })}</p>;
  }
  return (
    <Facts>
      {personField.options.map((field) => (
        <Fact key={field} title={text(`person.${field}`)}>
          {person[field] === null ? null : (
            <>
              <span className={field === 'name' ? '' : 'person-number'}>{person[field]}</span>
              {field === 'idNumber' && person.idNumberDoubted ? (
                <p className="ys-meta">{text('person.doubted')}</p>
              ) : null}
            </>
          )}
        </Fact>
      ))}
    </Facts>
  );
}

function Holds({
  holds,
}: {
  holds: readonly { id: string; ground: string; until: string | null; placedBy: string }[];
}) {
  const text = useText('parties');
  const locale = useLocale();
  if (holds.length === 0) return null;
  return (
    <Section title={text('person.holds')}>
      <ul className="member-rows">
        {holds.map(({ id, ground, until, placedBy }) => (
          <li key={id}>
            {ground}
            <span className="ys-meta">
              {until === null ? text('person.holdOpen') : text('person.holdUntil', { date: formatDate(until, locale) })}
              {' · '}
              {placedBy}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ErasureVerbs({ person, state }: { person: MaskedPerson; state: 'asked' | 'requested' | null }) {
  const text = useText('parties');
  const { can } = useSession();
  const [open, setOpen] = useState<'erasure' | 'hold'>();
  const erasing = useAct(requestErasure);
  const holding = useAct(placeHold);
  if (person.erasedAt !== null || !can(requestErasure.permission)) return null;
  const close = () => setOpen(undefined);
  const params = { personId: person.id };
  if (open === 'hold') {
    return (
      <ReasonForm
        verb={text('person.holdVerb')}
        label={text('erasure.ground')}
        hint={text('person.holdHint')}
        pending={holding.pending}
        error={holding.error}
        onSend={(ground) => holding.act({ params, body: { ground } }, close)}
        onCancel={close}
      />
    );
  }
  if (open === 'erasure') {
    return (
      <ReasonForm
        verb={text(state === 'asked' ? 'erasure.takeOn' : 'erasure.verb')}
        label={text('erasure.ground')}
        hint={text('erasure.groundHint')}
        effect={text('erasure.effect')}
        pending={erasing.pending}
        error={erasing.error}
        onSend={(ground) => erasing.act({ params, body: { ground } }, close)}
        onCancel={close}
      />
    );
  }
  return (
    <div className="person-verbs">
      {state === 'requested' ? (
        <p className="ys-meta">{text('erasure.ownWaiting')}</p>
      ) : (
        <Button onClick={() => setOpen('erasure')}>
          {text(state === 'asked' ? 'erasure.takeOn' : 'erasure.verb')}
        </Button>
      )}
      <Button onClick={() => setOpen('hold')}>{text('person.holdVerb')}</Button>
    </div>
  );
}
