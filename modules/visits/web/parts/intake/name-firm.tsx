import { Button, Form } from 'antd';
import { PartyPicker, useAct } from '#kernel/parties/web/front-door.ts';
import { callApi, Section, useText } from '#ui/index.ts';
import type { NeedDetail } from '../../../contract/intake.ts';
import { nameNeedFirm } from '../../../contract/intake-endpoints.ts';
import { needed, ServiceForm, wordOf } from '../officers/service-form.tsx';

/** Says of which firm a message is: those that its own words may mean at one press, any other by look-up. */
export function NameFirm({ need: { id: needId, proposals } }: { need: NeedDetail }) {
  const text = useText('visits');
  const naming = useAct(nameNeedFirm);
  return (
    <Section title={text('intake.name')}>
      {proposals.length === 0 ? null : (
        <ul className="service-rows">
          {proposals.map(({ id, name, code }) => (
            <li key={id}>
              {name} <span className="ys-meta">{code}</span>{' '}
              <Button
                size="small"
                loading={naming.pending}
                onClick={() => naming.act({ params: { needId }, body: { firmId: id } })}
              >
                {text('intake.nameFirm')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ServiceForm
        name="name-firm"
        verb={text('intake.name')}
        send={(values) =>
          callApi(nameNeedFirm, { params: { needId }, body: { firmId: wordOf(values, 'firmId') ?? '' } })
        }
        onDone={() => {}}
      >
        <Form.Item name="firmId" label={text('intake.chooseFirm')} rules={[needed(text, text('intake.chooseFirm'))]}>
          <PartyPicker kinds={['firm']} />
        </Form.Item>
      </ServiceForm>
    </Section>
  );
}
