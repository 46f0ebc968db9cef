import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '#kernel/parties/web/front-door.ts';
import { useText } from '#ui/index.ts';
import type { NeedContact } from '../../../contract/intake.ts';
import { forgetNeedContact } from '../../../contract/intake-endpoints.ts';

/** How the sender of a message can be reached, and the verb that destroys it, which asks once. */
export function ContactLine({ needId, contact }: { needId: string; contact: NeedContact }) {
  const text = useText('visits');
  const [asked, setAsked] = useState(false);
  const { act, pending } = useAct(forgetNeedContact);
  return (
    <>
      {contact.name} · {contact.telephone}{' '}
      {asked ? (
        <>
          <span className="ys-meta">{text('intake.forgetContactAsk')}</span>{' '}
          <Button size="small" danger loading={pending} onClick={() => act({ params: { needId } })}>
            {text('intake.forgetContact')}
          </Button>
        </>
      ) : (
        <Button size="small" type="link" onClick={() => setAsked(true)}>
          {text('intake.forgetContact')}
        </Button>
      )}
    </>
  );
}
