import { useCallback, useEffect, useState } from 'react';
import { ApiError, callApi } from '#ui/index.ts';
import { type FormOpening, openForm } from '../../../contract/filling-endpoints.ts';

/** A form opened to be filled in. */
export interface Opened {
  readonly opening: FormOpening | undefined;
  readonly error: ApiError | undefined;
  /** Counts openings: what is filled in begins anew with each. */
  readonly turn: number;
  /** Opens it anew, with what the server has now. */
  again(): void;
}

/** What an opening asks for. */
export interface OpeningAsked {
  readonly key: string;
  /** Party on whose behalf staff fill in. */
  readonly partyId: string | undefined;
}

/** Fetches a form as it stands now. */
export function fetchOpening(
  { key, partyId }: OpeningAsked,
  seen?: number,
  signal?: AbortSignal,
): Promise<FormOpening> {
  const query = { ...(partyId === undefined ? {} : { partyId }), ...(seen === undefined ? {} : { seen }) };
  return callApi(openForm, { params: { key }, query }, signal);
}

/**
 * Opens a form once and not again by itself: a draft that was saved meanwhile would begin the page anew under the hands of
 * who fills it in, and one kept from an earlier visit would be older than what was saved since.
 */
export function useOpening({ key, partyId }: OpeningAsked, enabled: boolean): Opened {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ turn: number; opening?: FormOpening; error?: ApiError }>({ turn: -1 });
  useEffect(() => {
    if (!enabled) return;
    const stop = new AbortController();
    fetchOpening({ key, partyId }, undefined, stop.signal).then(
      (opening) => setState({ turn, opening }),
      (error: unknown) => {
        if (error instanceof ApiError) setState({ turn, error });
      },
    );
    return () => stop.abort();
  }, [key, partyId, enabled, turn]);
  const again = useCallback(() => setTurn((times) => times + 1), []);
  const current = state.turn === turn;
  return { opening: current ? state.opening : undefined, error: current ? state.error : undefined, turn, again };
}
