import { Button, Form } from 'antd';
import { useState } from 'react';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { callApi, ErrorState, FileField, LoadingState, useApi, useSession, useText } from '#ui/index.ts';
import { consentPaperPurpose, listConsents, recordConsent, withdrawConsent } from '../../contract/consent.ts';
import { listDisclosures } from '../../contract/disclosure.ts';
import { ConsentForm, consentOf } from './consent-form.tsx';
import { ConsentList } from './consent-list.tsx';
import { DisclosureList } from './disclosure-list.tsx';
import type { Values } from './organisation-values.ts';
import { useAct } from './person-parts.tsx';

/** What the firm has agreed to; officers record papers and withdrawals. */
export default function FirmFileConsents({ firmId }: { firmId: string }) {
  return <PartyConsents partyId={firmId} />;
}

/** What a firm or a person has agreed to, and who received what on it. */
export function PartyConsents({ partyId }: { partyId: string }) {
  const text = useText('parties');
  const { can } = useSession();
  const answer = useApi(listConsents, { params: { partyId } });
  const told = useApi(listDisclosures, { params: { partyId }, query: { pageSize: 100 } });
  const withdrawing = useAct(withdrawConsent);
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  const withdraw = {
    ...withdrawing,
    act: (consentId: string, reason: string, done: () => void) =>
      withdrawing.act({ params: { consentId }, body: { reason } }, done),
  };
  return (
    <>
      <ConsentList consents={answer.data.consents} withdraw={can(withdrawConsent.permission) ? withdraw : undefined} />
      {can(recordConsent.permission) ? <Record partyId={partyId} /> : null}
      {told.data === undefined || told.data.total === 0 ? null : (
        <>
          <h3 className="firm-file-subtitle">{text('disclosure.title')}</h3>
          <DisclosureList disclosures={told.data.disclosures} />
        </>
      )}
    </>
  );
}

function Record({ partyId }: { partyId: string }) {
  const text = useText('parties');
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <div className="person-verbs">
        <Button onClick={() => setOpen(true)}>{text('consent.record')}</Button>
      </div>
    );
  }
  const send = (values: Values) => {
    const [paper] = (values.paper ?? []) as readonly FileView[];
    return callApi(recordConsent, {
      params: { partyId },
      body: { ...consentOf(values), paperFile: paper?.id ?? '' },
    });
  };
  return (
    <ConsentForm verb={text('consent.record')} send={send} onDone={() => setOpen(false)}>
      <Form.Item name="paper" rules={[{ required: true, message: text('consent.needsPaper') }]}>
        <FileField purpose={consentPaperPurpose} label={text('filePurposes.consentPaper')} />
      </Form.Item>
    </ConsentForm>
  );
}
