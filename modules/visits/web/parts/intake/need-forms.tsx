import { Form, Input, Select } from 'antd';
import { callApi, useText } from '#ui/index.ts';
import type { NeedDetail } from '../../../contract/intake.ts';
import { answerNeed, joinNeed, refuseNeed } from '../../../contract/intake-endpoints.ts';
import { needed, ServiceForm, wordOf } from '../officers/service-form.tsx';

/** Answers a message at once. */
export function AnswerForm({ needId, close }: { needId: string; close: () => void }) {
  const text = useText('visits');
  return (
    <ServiceForm
      name="answer"
      verb={text('intake.answer')}
      effect={text('intake.effect.answer')}
      send={(values) => callApi(answerNeed, { params: { needId }, body: { words: wordOf(values, 'words') ?? '' } })}
      onDone={close}
      onCancel={close}
    >
      <Form.Item name="words" label={text('intake.answerWords')} rules={[needed(text, text('intake.answerWords'))]}>
        <Input.TextArea maxLength={1_000} autoSize={{ minRows: 3 }} />
      </Form.Item>
    </ServiceForm>
  );
}

/** Joins a message to an issue of the firm that is open. */
export function JoinForm({ need, close }: { need: NeedDetail; close: () => void }) {
  const text = useText('visits');
  const options = need.firmIssues.map(({ issueId, number, title }) => ({
    value: issueId,
    label: `${number} ${title}`,
  }));
  return (
    <ServiceForm
      name="join"
      verb={text('intake.join')}
      effect={text('intake.effect.join')}
      send={(values) =>
        callApi(joinNeed, {
          params: { needId: need.id },
          body: { issueId: wordOf(values, 'issueId') ?? '', words: wordOf(values, 'words') },
        })
      }
      onDone={close}
      onCancel={close}
    >
      <Form.Item name="issueId" label={text('intake.joinIssue')} rules={[needed(text, text('intake.joinIssue'))]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item name="words" label={text('intake.splitWords')}>
        <Input.TextArea maxLength={1_000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ServiceForm>
  );
}

/** Refuses what is none of the zone's, and says where to go. */
export function RefuseForm({ needId, close }: { needId: string; close: () => void }) {
  const text = useText('visits');
  return (
    <ServiceForm
      name="refuse"
      verb={text('intake.refuse')}
      effect={text('intake.effect.refuse')}
      send={(values) =>
        callApi(refuseNeed, {
          params: { needId },
          body: { words: wordOf(values, 'words') ?? '', elsewhere: wordOf(values, 'elsewhere') },
        })
      }
      onDone={close}
      onCancel={close}
    >
      <Form.Item name="words" label={text('intake.refuseWords')} rules={[needed(text, text('intake.refuseWords'))]}>
        <Input.TextArea maxLength={1_000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="elsewhere" label={text('intake.elsewhere')}>
        <Input maxLength={200} />
      </Form.Item>
    </ServiceForm>
  );
}
