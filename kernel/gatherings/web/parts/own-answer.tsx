import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { callApi, useText } from '#ui/index.ts';
import { answerOwnInvitation, type OwnGathering } from '../../contract/attending-endpoints.ts';
import { type AnswerWord, answerWord } from '../../contract/invitation.ts';
import { VerbForm, wordOf } from './verb-form.tsx';

/** The own answer to an invitation, and how it stands. */
export function OwnAnswer({ gathering }: { gathering: OwnGathering }) {
  const text = useText('gatherings');
  const { invitation, state, id } = gathering;
  const [answer, setAnswer] = useState<AnswerWord>(invitation.answer ?? 'yes');
  const said = invitation.waiting ? text('public.waitingSaid') : null;
  if (state !== 'open') return <p>{text(`states.${state}`)}</p>;
  return (
    <>
      <p>
        <b>{invitation.answer === null ? text('public.intro') : text(`public.answered.${invitation.answer}`)}</b> {said}
      </p>
      <VerbForm
        name="own-answer"
        verb={text('public.answerVerb')}
        initial={{ answer, substitute: invitation.substitute ?? '' }}
        send={(values) => {
          const substitute = answer === 'another' ? (wordOf(values, 'substitute') ?? null) : null;
          return callApi(answerOwnInvitation, { params: { gatheringId: id }, body: { answer, substitute } });
        }}
        onDone={() => undefined}
      >
        <Form.Item name="answer" label={text('public.answerLabel')}>
          <Radio.Group
            options={answerWord.options.map((value) => ({ value, label: text(`public.answers.${value}`) }))}
            onChange={(event) => setAnswer(answerWord.parse(event.target.value))}
          />
        </Form.Item>
        {answer === 'another' ? (
          <Form.Item name="substitute" label={text('public.substitute')} extra={text('public.substituteNote')}>
            <Input maxLength={60} />
          </Form.Item>
        ) : null}
      </VerbForm>
    </>
  );
}
