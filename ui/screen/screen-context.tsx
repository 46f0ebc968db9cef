import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';

/** A card that stands open on the screen, and the button that opened it. */
export interface OpenCard {
  readonly figure: MetricFigure;
  readonly opener: HTMLElement;
}

interface ScreenState {
  readonly card: OpenCard | undefined;
  readonly open: (figure: MetricFigure, opener: HTMLElement) => void;
  readonly close: () => void;
  /** Metrics whose figures have just changed: tinted for a second. */
  readonly changed: ReadonlySet<string>;
  /** Names of the sources behind figures, by metric. */
  readonly sources: ReadonlyMap<string, string>;
}

const nothing: ScreenState = {
  card: undefined,
  open: () => {},
  close: () => {},
  changed: new Set(),
  sources: new Map(),
};
const Context = createContext<ScreenState>(nothing);

/** What all tiles of a screen share: the one open card, and what has just changed. */
export function ScreenProvider({
  changed,
  sources,
  children,
}: {
  changed: ReadonlySet<string>;
  sources: ReadonlyMap<string, string>;
  children: ReactNode;
}) {
  const [card, setCard] = useState<OpenCard>();
  const state = useMemo(
    () => ({
      card,
      changed,
      sources,
      open: (figure: MetricFigure, opener: HTMLElement) =>
        setCard((before) => (before?.opener === opener ? undefined : { figure, opener })),
      close: () => setCard(undefined),
    }),
    [card, changed, sources],
  );
  return <Context value={state}>{children}</Context>;
}

/** {@link ScreenProvider}'s state. */
export function useScreen(): ScreenState {
  return useContext(Context);
}
