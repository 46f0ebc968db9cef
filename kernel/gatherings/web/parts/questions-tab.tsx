import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { callApi, QuestionList, useText } from '#ui/index.ts';
import { answerQuestion, askQuestion, pinQuestion, releaseQuestions } from '../../contract/content-endpoints.ts';
import type { GatheringDetail, Question } from '../../contract/gathering.ts';
import { useNeeded } from './plan-fields.tsx';
import { PressVerb } from './press-verb.tsx';
import { VerbForm, wordOf } from './verb-form.tsx';

/** Questions with who asked them; answers and their release are for who holds the gathering. */
export function QuestionsTab({ gathering }: { gathering: GatheringDetail }) {
  const text = useText('gatherings');
  const { id, questions, questionsReleased, holds, state } = gathering;
  const release = () =>
    callApi(releaseQuestions, { params: { gatheringId: id }, body: { released: !questionsReleased } });
  return (
    <>
      <div className="gat-tools">
        <span>{text(questionsReleased ? 'web.released' : 'web.unreleased')}</span>
        {holds && state !== 'cancelled' ? (
          <PressVerb verb={text(questionsReleased ? 'web.unrelease' : 'web.release')} send={release} />
        ) : null}
      </div>
      {questions.length === 0 ? <p className="ys-meta">{text('web.noQuestions')}</p> : null}
      <QuestionList
        questions={questions}
        {...(holds && { verbs: (one) => <QuestionVerbs gatheringId={id} question={one} /> })}
      />
      {state === 'open' ? <AskForm gatheringId={id} /> : null}
    </>
  );
}

/** Asks a question. */
export function AskForm({ gatheringId }: { gatheringId: string }) {
  const text = useText('gatherings');
  const needed = useNeeded();
  return (
    <VerbForm
      name="ask"
      verb={text('public.askVerb')}
      send={(values) => callApi(askQuestion, { params: { gatheringId }, body: { text: wordOf(values, 'text') ?? '' } })}
      onDone={() => undefined}
    >
      <Form.Item name="text" label={text('web.yourQuestion')} rules={needed('web.yourQuestion')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </VerbForm>
  );
}

function QuestionVerbs({ gatheringId, question }: { gatheringId: string; question: Question }) {
  const text = useText('gatherings');
  const [open, setOpen] = useState(false);
  const params = { gatheringId, questionId: question.id };
  const close = () => setOpen(false);
  if (open) {
    return (
      <VerbForm
        name={`answer-${question.id}`}
        verb={text('web.answer')}
        initial={{ answer: question.answer ?? '' }}
        send={(values) => callApi(answerQuestion, { params, body: { answer: wordOf(values, 'answer') ?? null } })}
        onDone={close}
        onCancel={close}
      >
        <Form.Item name="answer" label={text('web.answerText')} extra={text('web.answerHint')}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </VerbForm>
    );
  }
  return (
    <div className="gat-verbs ys-no-print">
      <Button size="small" onClick={() => setOpen(true)}>
        {text('web.answer')}
      </Button>
      {question.answeredHow === null ? (
        <PressVerb
          verb={text('question.aloud')}
          send={() => callApi(answerQuestion, { params, body: { answer: null } })}
        />
      ) : null}
      <PressVerb
        verb={text(question.pinned ? 'web.unpin' : 'web.pin')}
        send={() => callApi(pinQuestion, { params, body: { pinned: !question.pinned } })}
      />
    </div>
  );
}
