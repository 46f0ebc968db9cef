import './notices.css';
import { Button } from 'antd';
import { CopyValue, ErrorState, useApiMutation, useText } from '#ui/index.ts';
import { showReplySecret, takeReply } from '../../contract/endpoints.ts';

/** What a gateway needs to hand replies over; shown once the person has proved itself anew. */
export function ReplySecret() {
  const text = useText('notices');
  const { data, error, isPending, mutate } = useApiMutation(showReplySecret);
  return (
    <>
      {error === null ? null : <ErrorState error={error} />}
      {data === undefined ? (
        <Button loading={isPending} onClick={() => mutate({})}>
          {text('web.settings.showSecret')}
        </Button>
      ) : (
        <dl className="ys-facts not-secret">
          {(
            [
              ['replyAddress', `${window.location.origin}${takeReply.path}`],
              ['zone', data.zone],
              ['secret', data.secret],
            ] as const
          ).map(([key, value]) => (
            <div key={key}>
              <dt>{text(`web.settings.${key}`)}</dt>
              <dd>
                <CopyValue value={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
