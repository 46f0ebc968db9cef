import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { ApiError } from './api-error.ts';

/** Why a form was not taken, in the reader's language. */
export interface SentRefusal {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
}

/** Sends what a form holds: everything shown is read anew when it was taken; what is refused is told, and what was typed stays. */
export function useSending<V>(send: (values: V) => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  const text = useText('ui');
  const [refusal, setRefusal] = useState<SentRefusal>();
  const [sending, setSending] = useState(false);
  const finish = async (values: V) => {
    setRefusal(undefined);
    setSending(true);
    try {
      await send(values);
      void client.invalidateQueries();
      onDone();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { code, message, remedy, fields } = error;
      const unreachable = { message: text('errors.unreachable.message'), remedy: text('errors.unreachable.remedy') };
      setRefusal({ code, fields, ...(message === '' ? unreachable : { message, remedy }) });
      // Somebody else may have changed what the form was filled from.
      if (error.status === 409) void client.invalidateQueries();
    } finally {
      setSending(false);
    }
  };
  return { refusal, sending, finish };
}
