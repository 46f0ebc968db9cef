import { CopyValue } from '#ui/index.ts';

/** A credit code that a press copies. */
export function CreditCode({ code }: { code: string }) {
  return <CopyValue value={code} />;
}
