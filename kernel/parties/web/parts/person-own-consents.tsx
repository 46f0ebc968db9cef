import { Button } from 'antd';
import { useState } from 'react';
import { callApi, ErrorState, Section, useApi, useText } from '#ui/index.ts';
import {
  consentField,
  givePersonalConsent,
  listPersonalConsents,
  withdrawPersonalConsent,
} from '../../contract/consent.ts';
import { listPersonalDisclosures } from '../../contract/disclosure.ts';
import { ConsentForm, consentOf } from './consent-form.tsx';
import { ConsentList } from './consent-list.tsx';
import { DisclosureList } from './disclosure-list.tsx';
import type { Values } from './organisation-values.ts';
import { useAct } from './person-parts.tsx';

/** What a person has to tell: no capital, no staff, no output. */
const ofPersons = consentField.extract(['tax', 'contact', 'address', 'electricity']).options;

/** What the reader as a person has agreed to, with the way to give and to withdraw, and who received what. */
export function PersonOwnConsents() {
  const text = useText('parties');
  const [open, setOpen] = useState(false);
  const answer = useApi(listPersonalConsents, {});
  const told = useApi(listPersonalDisclosures, { query: { pageSize: 100 } });
  const withdrawing = useAct(withdrawPersonalConsent);
  const withdraw = {
    ...withdrawing,
    act: (consentId: string, reason: string, done: () => void) =>
      withdrawing.act({ params: { consentId }, body: { reason } }, done),
  };
  const send = (values: Values) => callApi(givePersonalConsent, { body: consentOf(values) });
  return (
    <Section title={text('consent.personal')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <ConsentList consents={answer.data.consents} withdraw={withdraw} />}
      {open ? (
        <ConsentForm verb={text('consent.give')} offered={ofPersons} send={send} onDone={() => setOpen(false)} />
      ) : (
        <div className="person-verbs">
          <Button onClick={() => setOpen(true)}>{text('consent.give')}</Button>
        </div>
      )}
      {told.data === undefined || told.data.total === 0 ? null : (
        <>
          <h3 className="firm-file-subtitle">{text('disclosure.title')}</h3>
          <DisclosureList disclosures={told.data.disclosures} />
        </>
      )}
    </Section>
  );
}
