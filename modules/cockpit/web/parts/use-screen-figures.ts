import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { getFigures } from '#kernel/indicators/contract/endpoints.ts';
import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { type ApiError, callApi, useLocale } from '#ui/index.ts';

type Figures = ReadonlyMap<string, MetricFigure>;

/** Most metrics that one call takes. */
const mostAtOnce = 50;
/** How long a change is tinted. */
const tintMs = 1_000;

/** The figures of all tiles, and how to bring some of them up to date. */
export interface ScreenFigures {
  readonly figures: Figures;
  readonly loading: boolean;
  readonly error: ApiError | null;
  /** Metrics that changed within the last second. */
  readonly changed: ReadonlySet<string>;
  /** Asks for these anew, or for all. */
  readonly refresh: (metrics?: readonly string[]) => void;
}

const none: Figures = new Map();

/** Reads the figures of the metrics once, then only what is said to have changed; old ones stay while new ones come. */
export function useScreenFigures(metrics: readonly string[]): ScreenFigures {
  const client = useQueryClient();
  const locale = useLocale();
  const key = useMemo(() => ['cockpit.figures', [...metrics].sort().join(' '), locale], [metrics, locale]);
  const { data, error, isPending } = useQuery<Figures, ApiError>({
    queryKey: key,
    queryFn: ({ signal }) => readFigures(metrics, signal),
    enabled: metrics.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [changed, tint] = useTint(data);
  const refresh = useCallback(
    (some?: readonly string[]) => {
      const wanted = (some ?? metrics).filter((id) => metrics.includes(id));
      if (wanted.length === 0) return;
      readFigures(wanted)
        .then((found) => {
          const before = client.getQueryData<Figures>(key) ?? none;
          tint([...found].filter(([id, figure]) => !sameFigure(before.get(id), figure)).map(([id]) => id));
          client.setQueryData<Figures>(key, (known) => new Map([...(known ?? none), ...found]));
        })
        .catch(() => {
          // What was read stays, with the moment of its check; the next change or the way back asks again.
        });
    },
    [client, key, metrics, tint],
  );
  return { figures: data ?? none, loading: isPending && metrics.length > 0, error: error ?? null, changed, refresh };
}

async function readFigures(metrics: readonly string[], signal?: AbortSignal): Promise<Figures> {
  const found = new Map<string, MetricFigure>();
  for (let from = 0; from < metrics.length; from += mostAtOnce) {
    const query = { metric: metrics.slice(from, from + mostAtOnce) };
    const { figures } = await callApi(getFigures, { query }, signal);
    for (const figure of figures) found.set(figure.figure.metric, figure);
  }
  return found;
}

function sameFigure(before: MetricFigure | undefined, now: MetricFigure): boolean {
  return before !== undefined && before.figure.value === now.figure.value && before.rows.count === now.rows.count;
}

function useTint(data: unknown): [ReadonlySet<string>, (ids: readonly string[]) => void] {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tint = useCallback((ids: readonly string[]) => {
    if (ids.length === 0) return;
    setChanged(new Set(ids));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setChanged(new Set()), tintMs);
  }, []);
  return [data === undefined ? untinted : changed, tint];
}

const untinted: ReadonlySet<string> = new Set();
