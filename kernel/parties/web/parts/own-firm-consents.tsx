import { Button } from 'antd';
import { useState } from 'react';
import { callApi, ErrorState, LoadingState, useApi, useText } from '#ui/index.ts';
import { giveOwnConsent, listOwnConsents, withdrawOwnConsent } from '../../contract/consent.ts';
import { listOwnDisclosures } from '../../contract/disclosure.ts';
import { listOwnFirms } from '../../contract/membership-endpoints.ts';
import { ConsentForm, consentOf } from './consent-form.tsx';
import { ConsentList } from './consent-list.tsx';
import { DisclosureList } from './disclosure-list.tsx';
import type { Values } from './organisation-values.ts';
import { useAct } from './person-parts.tsx';

/** What the reader's firm has agreed to; its representative gives and withdraws; and who received what. */
export default function OwnFirmConsents({ firmId }: { firmId: string }) {
  const text = useText('parties');
  const answer = useApi(listOwnConsents, { params: { firmId } });
  const told = useApi(listOwnDisclosures, { params: { firmId }, query: { pageSize: 100 } });
  const own = useApi(listOwnFirms, {});
  const withdrawing = useAct(withdrawOwnConsent);
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  const leads = own.data?.memberships.some((one) => one.firmId === firmId && one.role === 'representative') ?? false;
  const withdraw = {
    ...withdrawing,
    act: (consentId: string, reason: string, done: () => void) =>
      withdrawing.act({ params: { firmId, consentId }, body: { reason } }, done),
  };
  return (
    <>
      <p className="ys-meta">{text(leads ? 'consent.ownLead' : 'consent.onlyRepresentative')}</p>
      <ConsentList consents={answer.data.consents} withdraw={leads ? withdraw : undefined} />
      {leads ? <Give firmId={firmId} /> : null}
      <h3 className="firm-file-subtitle">{text('disclosure.title')}</h3>
      {told.error ? <ErrorState error={told.error} onRetry={() => void told.refetch()} /> : null}
      {told.data === undefined ? null : <DisclosureList disclosures={told.data.disclosures} />}
    </>
  );
}

function Give({ firmId }: { firmId: string }) {
  const text = useText('parties');
  const [open, setOpen] = useState(false);
  const send = (values: Values) => callApi(giveOwnConsent, { params: { firmId }, body: consentOf(values) });
  if (open) return <ConsentForm verb={text('consent.give')} send={send} onDone={() => setOpen(false)} />;
  return (
    <div className="person-verbs">
      <Button onClick={() => setOpen(true)}>{text('consent.give')}</Button>
    </div>
  );
}
