import type { ComponentType } from 'react';
import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';

/** The places of a screen into which tiles are put. */
export type TileBand = 'headline' | 'left' | 'right' | 'trend';

/** What a tile is drawn from. */
export interface ScreenTileProps {
  /** Id of the tile, `<module>.<id>`. */
  readonly id: string;
  /** Its heading, in the reader's language; the tile draws it. */
  readonly title: string;
  /** The metrics that its entry names, in that order. */
  readonly metrics: readonly string[];
  /** Figures by metric; absent are those not yet there, unknown, or not for this reader. */
  readonly figures: ReadonlyMap<string, MetricFigure>;
  /** The first figures are on their way. */
  readonly loading: boolean;
}

/** A tile that a module puts on the screen. */
export interface ScreenTileEntry {
  /** Unique within the module. */
  readonly id: string;
  /** Looked up in the module's own texts. */
  readonly titleKey: string;
  readonly band: TileBand;
  /** Tab besides the whole: `economy`; named `screen.tabs.<group>` in the module's texts. */
  readonly group?: string;
  /** Place within its band, lowest first, where the zone has not arranged it. */
  readonly order: number;
  /** Ids of the metrics that it shows; the screen keeps them up to date. A tile none of whose metrics exists is left out. */
  readonly metrics: readonly string[];
  /** Only who holds it sees the tile. */
  readonly permission: string;
  /** One of the tiles of ui/screen, or one of the module's own. */
  readonly load: () => Promise<{ default: ComponentType<ScreenTileProps> }>;
}
