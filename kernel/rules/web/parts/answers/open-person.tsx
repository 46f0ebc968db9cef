import { Input } from 'antd';
import { useState } from 'react';
import { callApi, useSession, useText } from '#ui/index.ts';
import { type EvaluationDetail, openPersonEvaluation } from '../../../contract/evaluation-endpoints.ts';
import { Labelled, Opening, SendForm } from '../form-parts.tsx';

/** Fewest characters of a reason for which data of a person are opened. */
const leastReason = 5;

/** What was asked and answered of a person is closed until somebody says what for. */
export function OpenPerson({
  evaluationId,
  onOpen,
}: {
  evaluationId: string;
  onOpen: (opened: EvaluationDetail) => void;
}) {
  const text = useText('rules');
  const { can } = useSession();
  const [reason, setReason] = useState('');
  const send = async () => {
    onOpen(await callApi(openPersonEvaluation, { params: { evaluationId }, body: { reason: reason.trim() } }));
  };
  return (
    <>
      <p>{text('pages.person.closed')}</p>
      <Opening
        verb={text('pages.person.open')}
        form={(close) => (
          <SendForm
            verb={text('pages.person.show')}
            effect={text('pages.person.effect')}
            ready={can(openPersonEvaluation.permission) && reason.trim().length >= leastReason}
            send={send}
            onDone={() => undefined}
            onCancel={close}
          >
            <Labelled label={text('pages.publish.reason')} hint={text('pages.person.reasonHint')}>
              {(id) => (
                <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
              )}
            </Labelled>
          </SendForm>
        )}
      />
    </>
  );
}
