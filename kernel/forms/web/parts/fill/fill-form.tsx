import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { DraftLine } from '#ui/form/draft-line.tsx';
import { FormRenderer } from '#ui/form/form-renderer.tsx';
import { useDraft } from '#ui/form/use-draft.ts';
import { useJudgement } from '#ui/form/use-judgement.ts';
import { callApi, useSending, useSession, useText } from '#ui/index.ts';
import { type FormOpening, saveDraft, submitForm } from '../../../contract/filling-endpoints.ts';
import { attachmentPurpose } from '../../../contract/form.ts';
import type { FormValues } from '../../../contract/form-definition.ts';
import { ChangeList } from '../change-list.tsx';
import { Refusal } from '../verb-form.tsx';
import { firstValues, knownOf } from './first-values.ts';
import { fetchOpening, type OpeningAsked } from './use-opening.ts';

/** What came of sending. */
export interface Sent {
  readonly id: string;
  readonly number: string;
}

/** Properties of {@link FillForm}. */
export interface FillFormProps {
  asked: OpeningAsked;
  opening: FormOpening;
  /** Who asked staff to fill in. */
  saidBy: string | undefined;
  /** Why it cannot be sent yet although nothing stands against the fields. */
  blocked: string | undefined;
  onSent: (sent: Sent) => void;
  /** Opens the form anew with what the server has. */
  onAgain: () => void;
}

/** A form being filled in: its draft kept by the second, judged as one goes, sent once. */
export function FillForm(props: FillFormProps) {
  const { opening } = props;
  const text = useText('forms');
  const draft = useFormDraft(props);
  const [values, setValues] = useState(() => firstValues(opening, draft.held));
  const on = useMemo(() => ({ on: opening.today, parameters: opening.parameters }), [opening]);
  const known = useMemo(() => knownOf(opening.facts), [opening]);
  const view = useJudgement(opening.definition, values, on);
  const { refusal, sending, finish } = useSubmit(props, draft.close);
  const mine = async () => {
    const latest = await fetchOpening(props.asked);
    draft.keepOver(latest.draft?.revision ?? 0);
  };
  const theirs = () => {
    draft.close();
    props.onAgain();
  };
  return (
    <>
      {opening.changes.length === 0 ? null : (
        <section className="forms-note" aria-label={text('web.fill.changed')}>
          <b>{text('web.fill.changed')}</b>
          <ChangeList changes={opening.changes} />
        </section>
      )}
      <FormRenderer
        id="form"
        {...{ definition: opening.definition, values, view, known }}
        files={opening.draft?.files ?? []}
        filePurpose={attachmentPurpose}
        onChange={(next) => {
          setValues(next);
          draft.keep(next);
        }}
        refusal={
          <>
            <Refusal refusal={refusal} />
            {refusal?.code === 'forms.versionChanged' ? (
              <Button onClick={props.onAgain}>{text('web.fill.takeUp')}</Button>
            ) : null}
          </>
        }
        draft={<DraftLine state={draft.state} onTheirs={theirs} onMine={() => void mine()} />}
        submit={{
          verb: text('web.fill.verb'),
          effect: props.blocked ?? text('web.fill.effect', { department: opening.department }),
          pending: sending,
          onSubmit: () => {
            if (props.blocked === undefined) void finish(view.values);
          },
        }}
      />
    </>
  );
}

function useFormDraft({ asked: { key, partyId }, opening }: FillFormProps) {
  const { account } = useSession();
  const forParty = partyId === undefined ? {} : { partyId };
  return useDraft({
    name: [account?.id, key, partyId ?? opening.party?.id].join('/'),
    ...{ definition: opening.definition, begun: opening.draft },
    conflict: 'forms.draftChanged',
    save: (values, revision) =>
      callApi(saveDraft, { params: { key }, body: { ...forParty, revision, version: opening.version, values } }),
  });
}

function useSubmit({ asked: { key, partyId }, opening, saidBy, onSent }: FillFormProps, close: () => void) {
  const client = useQueryClient();
  // The same form sent twice is stored once.
  const clientId = useRef(crypto.randomUUID());
  const sent = useRef<Sent>(undefined);
  const send = async (values: FormValues) => {
    sent.current = await callApi(submitForm, {
      params: { key },
      body: {
        ...(partyId === undefined ? {} : { partyId }),
        ...(saidBy === undefined ? {} : { saidBy }),
        ...{ clientId: clientId.current, version: opening.version, values },
      },
    });
  };
  return useSending(send, () => {
    if (sent.current === undefined) return;
    close();
    void client.invalidateQueries();
    onSent(sent.current);
  });
}
