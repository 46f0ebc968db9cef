import { Button } from 'antd';
import { useSending } from '#ui/index.ts';

/** A verb that needs no form; what is refused is told beside it. */
export function PressVerb({
  verb,
  filled = false,
  send,
  onDone = () => undefined,
}: {
  verb: string;
  filled?: boolean;
  send: () => Promise<unknown>;
  onDone?: () => void;
}) {
  const { refusal, sending, finish } = useSending<undefined>(send, onDone);
  return (
    <>
      <Button
        size="small"
        type={filled ? 'primary' : 'default'}
        loading={sending}
        onClick={() => void finish(undefined)}
      >
        {verb}
      </Button>
      {refusal === undefined ? null : (
        <span role="alert">
          {refusal.message} {refusal.remedy}
        </span>
      )}
    </>
  );
}
