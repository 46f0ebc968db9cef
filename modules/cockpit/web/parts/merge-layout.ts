import type { TileBand } from '#ui/screen/tile.ts';
import { type Band, bands, type Layout, mostHeadlines, wholeTab } from '../../contract/layout.ts';

/** What decides where a tile stands. */
export interface Placeable {
  readonly id: string;
  readonly band: TileBand;
  readonly group?: string;
}

/** A zone's choice for a tab. */
export type Choice = Pick<Layout, Band | 'hidden'>;

/** Tiles by band in their order, and those that the zone hides. */
export type Arranged<T> = Readonly<Record<Band | 'hidden', readonly T[]>>;

/** The tabs that there are tiles for: the whole, then each group in the order of its first tile. */
export function tabsOf(tiles: readonly Placeable[]): string[] {
  return [...new Set([wholeTab, ...tiles.flatMap(({ group }) => (group === undefined ? [] : [group]))])];
}

/** The tiles of a tab. */
export function tilesOfTab<T extends Placeable>(tiles: readonly T[], tab: string): T[] {
  return tab === wholeTab ? [...tiles] : tiles.filter(({ group }) => group === tab);
}

/**
 * The tiles of a tab where the zone wants them. Those that it named come first in its order; one that nobody gives any more
 * or that was named twice is passed over; one that it has not named follows at the end of its own band. A seventh figure of
 * the headline does not fit: it is hidden.
 */
export function mergeLayout<T extends Placeable>(tiles: readonly T[], choice: Choice | undefined): Arranged<T> {
  const left = new Map(tiles.map((tile) => [tile.id, tile]));
  const take = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const tile = left.get(id);
      left.delete(id);
      return tile === undefined ? [] : [tile];
    });
  const hidden = take(choice?.hidden ?? []);
  const named = Object.fromEntries(bands.map((band) => [band, take(choice?.[band] ?? [])]));
  const rest = [...left.values()];
  const whole = (band: Band) => [...(named[band] ?? []), ...rest.filter((tile) => tile.band === band)];
  const headline = whole('headline');
  return {
    headline: headline.slice(0, mostHeadlines),
    left: whole('left'),
    right: whole('right'),
    trend: whole('trend'),
    hidden: [...hidden, ...headline.slice(mostHeadlines)],
  };
}

/** The ids of what stands where, to be saved. */
export function choiceOf(arranged: Arranged<Placeable>): Choice {
  const ids = (band: Band | 'hidden') => arranged[band].map(({ id }) => id);
  return {
    headline: ids('headline'),
    left: ids('left'),
    right: ids('right'),
    trend: ids('trend'),
    hidden: ids('hidden'),
  };
}

/** One tile moved to a place of a band (or among the hidden); a headline that is full takes none. */
export function moveTile<T extends Placeable>(
  arranged: Arranged<T>,
  id: string,
  to: { readonly band: Band | 'hidden'; readonly at: number },
): Arranged<T> {
  const all = [...bands, 'hidden' as const];
  const tile = all.flatMap((band) => arranged[band]).find((each) => each.id === id);
  if (tile === undefined) return arranged;
  const without = Object.fromEntries(
    all.map((band) => [band, arranged[band].filter((each) => each.id !== id)]),
  ) as Record<Band | 'hidden', T[]>;
  if (to.band === 'headline' && without.headline.length >= mostHeadlines) return arranged;
  without[to.band].splice(Math.max(0, to.at), 0, tile);
  return without;
}
