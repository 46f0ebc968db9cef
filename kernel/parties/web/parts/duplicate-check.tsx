import { type ReactNode, useState } from 'react';
import { useApiMutation } from '#ui/index.ts';
import { checkFirm } from '../../contract/duplicate-endpoints.ts';
import { DuplicateNotice, type Twins } from './duplicate-notice.tsx';
import { type FirmValues, registrationOf } from './firm-values.ts';

/** Looks for entries like the one that was typed before it is sent; nothing found, or a check that fails, sends at once. */
export function useTwinCheck(send: (values: FirmValues) => void): {
  check: (values: FirmValues) => void;
  /** Something was typed: what was found speaks of other words. */
  forget: () => void;
  notice: ReactNode;
  pending: boolean;
} {
  const checking = useApiMutation(checkFirm);
  const [found, setFound] = useState<{ twins: Twins; values: FirmValues }>();
  const goOn = (values: FirmValues) => {
    setFound(undefined);
    send(values);
  };
  const check = (values: FirmValues) => {
    const { name, socialCreditCode, address } = registrationOf(values);
    const known = { ...(socialCreditCode && { socialCreditCode }), ...(address && { address }) };
    checking.mutate(
      { body: { name, ...known } },
      {
        onSuccess: ({ candidates }) => {
          // The register itself refuses the same code, and names the firm that has it.
          const held = candidates.some(({ reasons }) => reasons.some(({ code }) => code === 'sameCode'));
          if (candidates.length === 0 || held) goOn(values);
          else setFound({ twins: candidates, values });
        },
        onError: () => goOn(values),
      },
    );
  };
  const notice =
    found === undefined ? null : (
      <DuplicateNotice twins={found.twins} onGoOn={() => goOn(found.values)} onBack={() => setFound(undefined)} />
    );
  return { check, forget: () => setFound(undefined), notice, pending: checking.isPending };
}
