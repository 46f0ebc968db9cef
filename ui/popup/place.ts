/** An upright rectangle in pixels of the window. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const gap = 6;
const edge = 8;

/** Where a panel goes: under its button, above it when there is more room, never past the window's edge. */
export function placePanel(
  button: Box,
  panel: Pick<Box, 'width' | 'height'>,
  room: Pick<Box, 'width' | 'height'>,
): { left: number; top: number } {
  const left = Math.max(edge, Math.min(button.left, room.width - panel.width - edge));
  const below = button.top + button.height + gap;
  const above = button.top - gap - panel.height;
  const fitsBelow = below + panel.height <= room.height - edge;
  const wanted = fitsBelow || above < edge ? below : above;
  return { left, top: Math.max(edge, Math.min(wanted, room.height - panel.height - edge)) };
}
