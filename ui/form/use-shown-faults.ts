import { useRef, useState } from 'react';
import type { FormFault } from '#kernel/forms/contract/form-definition.ts';
import { faultPlace } from './fault-words.ts';

/** Which faults a form shows now: those of places that were left, never of one that is being typed in. */
export interface ShownFaults {
  readonly shown: readonly FormFault[];
  /** Times that the form was refused; 0 as long as it was not, or everything was mended since. */
  readonly refused: number;
  /** Somebody types in a place: what is shown stays until it is left. */
  typing(place: string): void;
  /** A place was left, or chosen without typing. */
  left(place: string): void;
  /** Everything that stands against the form is shown from now on. */
  refuse(): void;
}

/** Keeps what a form shows of its faults: checked when a field is left, never while somebody types. */
export function useShownFaults(faults: readonly FormFault[]): ShownFaults {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState(0);
  const [typed, setTyped] = useState<string>();
  const settled = useRef(faults);
  if (typed === undefined) settled.current = faults;
  const shown = settled.current.filter((fault) => refused > 0 || isTouched(fault, touched));
  return {
    shown,
    refused: shown.length === 0 ? 0 : refused,
    typing: setTyped,
    left: (place) => {
      setTyped(undefined);
      setTouched((before) => (before.has(place) ? before : new Set([...before, place])));
    },
    refuse: () => {
      setTyped(undefined);
      setRefused((times) => times + 1);
    },
  };
}

/** A cell counts as left when it was, or all of its rows. */
function isTouched(fault: FormFault, touched: ReadonlySet<string>): boolean {
  return touched.has(fault.field) || touched.has(faultPlace(fault));
}
