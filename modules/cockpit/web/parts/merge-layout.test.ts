import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TileBand } from '#ui/screen/tile.ts';
import { bands, mostHeadlines } from '../../contract/layout.ts';
import { choiceOf, mergeLayout, moveTile, type Placeable, tabsOf, tilesOfTab } from './merge-layout.ts';

const tile = (id: string, band: TileBand, group?: string): Placeable => ({ id, band, ...(group && { group }) });
const tiles = [tile('a.one', 'left'), tile('a.two', 'left', 'firms'), tile('a.three', 'right', 'firms')];
const nothing = { headline: [], left: [], right: [], trend: [], hidden: [] };
const ids = (arranged: ReturnType<typeof mergeLayout>) => choiceOf(arranged);

describe('an arrangement', () => {
  it('is every tile in its own order where nobody has chosen', () => {
    expect(ids(mergeLayout(tiles, undefined))).toEqual({ ...nothing, left: ['a.one', 'a.two'], right: ['a.three'] });
  });

  it('follows the zone: order, column, hidden; new tiles at the end, gone and repeated ones passed over', () => {
    const choice = { ...nothing, right: ['a.two', 'gone.tile', 'a.two'], hidden: ['a.three'] };
    expect(ids(mergeLayout([...tiles, tile('b.new', 'right')], choice))).toEqual({
      ...{ ...nothing, left: ['a.one'], right: ['a.two', 'b.new'], hidden: ['a.three'] },
    });
  });

  it('hides the seventh figure of the headline, and takes it back when there is room', () => {
    const seven = Array.from({ length: 7 }, (_, place) => tile(`a.h${place}`, 'headline'));
    const merged = mergeLayout(seven, undefined);
    expect(merged.headline).toHaveLength(mostHeadlines);
    expect(merged.hidden.map(({ id }) => id)).toEqual(['a.h6']);
    expect(moveTile(merged, 'a.h6', { band: 'headline', at: 0 })).toBe(merged);
    const room = moveTile(merged, 'a.h0', { band: 'hidden', at: 0 });
    expect(ids(moveTile(room, 'a.h6', { band: 'headline', at: 0 })).headline[0]).toBe('a.h6');
  });

  it('saved and read again is the same', () => {
    const some = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(...bands)), {
      selector: ([number]) => number,
      maxLength: 20,
    });
    const choices = fc.array(
      fc.integer({ min: 0, max: 30 }).map((number) => `a.t${number}`),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(some, choices, choices, choices, (given, left, right, hidden) => {
        const all = given.map(([number, band]) => tile(`a.t${number}`, band));
        const merged = mergeLayout(all, { ...nothing, left, right, hidden });
        const placed = [...bands, 'hidden' as const].flatMap((band) => merged[band].map(({ id }) => id));
        expect([...placed].sort()).toEqual(all.map(({ id }) => id).sort());
        expect(ids(mergeLayout(all, choiceOf(merged)))).toEqual(choiceOf(merged));
      }),
    );
  });

  it('loses no tile by moving', () => {
    const arranged = mergeLayout(tiles, undefined);
    expect(ids(moveTile(arranged, 'a.two', { band: 'left', at: 0 })).left).toEqual(['a.two', 'a.one']);
    expect(ids(moveTile(arranged, 'a.one', { band: 'right', at: 1 }))).toMatchObject({
      ...{ left: ['a.two'], right: ['a.three', 'a.one'] },
    });
    expect(moveTile(arranged, 'nobody.has', { band: 'left', at: 0 })).toBe(arranged);
  });
});

describe('tabs', () => {
  it('are the whole and each group that has a tile', () => {
    expect(tabsOf(tiles)).toEqual(['all', 'firms']);
    expect(tilesOfTab(tiles, 'firms').map(({ id }) => id)).toEqual(['a.two', 'a.three']);
    expect(tilesOfTab(tiles, 'all')).toHaveLength(3);
  });
});
