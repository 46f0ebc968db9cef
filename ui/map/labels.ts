/** A point that wants its name beside it. */
export interface LabelWish {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Where a name stands: left end of its text and its baseline. */
export interface PlacedLabel {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const lineHeight = 16;
const distance = 8;

/**
 * Sets names beside their points: right, left, above or below, whichever first touches no point and no name set before.
 * A name that finds no room is left out (the list beside the map has it). Earlier wishes win.
 */
export function placeLabels(wishes: readonly LabelWish[], room: { width: number; height: number }): PlacedLabel[] {
  const taken: Rect[] = wishes.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    const found = candidates(wish).find((rect) => inside(rect, room) && !taken.some((other) => overlap(rect, other)));
    if (found === undefined) continue;
    taken.push(found);
    placed.push({ id: wish.id, x: found.left, y: found.bottom - 4 });
  }
  return placed;
}

function candidates({ x, y, width }: LabelWish): Rect[] {
  const half = lineHeight / 2;
  const at = (left: number, top: number): Rect => ({ left, top, right: left + width, bottom: top + lineHeight });
  return [
    at(x + distance, y - half),
    at(x - distance - width, y - half),
    at(x - width / 2, y - distance - lineHeight),
    at(x - width / 2, y + distance),
  ];
}

function overlap(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function inside(rect: Rect, room: { width: number; height: number }): boolean {
  return rect.left >= 0 && rect.top >= 0 && rect.right <= room.width && rect.bottom <= room.height;
}

/** Rough width of a text in pixels at 13 px: a Chinese character counts as one em, others as half. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 13 : 7), 0);
}
