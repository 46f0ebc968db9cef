/** Size that a screen is drawn for. */
export const drawn = { width: 1920, height: 1080 } as const;
/** Windows narrower than this read the tiles one below the other, unscaled. */
export const wallFrom = 1200;

/** How a screen stands in a window: scaled as a whole to fit any wall, or flowing on a small one. */
export interface Room {
  readonly wall: boolean;
  readonly zoom: number;
}

/** The largest scale at which the whole screen fits the window. */
export function roomOf(window: { readonly width: number; readonly height: number }): Room {
  if (window.width < wallFrom) return { wall: false, zoom: 1 };
  return { wall: true, zoom: Math.min(window.width / drawn.width, window.height / drawn.height) };
}
