/** What part of a drawing is seen: `scale` 1 is the whole, `x` and `y` the drawing's point at the window's left top. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** The whole drawing. */
export const wholeView: View = { scale: 1, x: 0, y: 0 };

const mostScale = 16;

/** The view closer or wider by `factor`, the drawing's point under (`atX`, `atY`) of the window kept in its place. */
export function zoomView(view: View, factor: number, at: { x: number; y: number }, size: Size): View {
  const scale = Math.max(1, Math.min(mostScale, view.scale * factor));
  const x = view.x + at.x / view.scale - at.x / scale;
  const y = view.y + at.y / view.scale - at.y / scale;
  return clamp({ scale, x, y }, size);
}

/** The view moved by pixels of the window. */
export function panView(view: View, by: { x: number; y: number }, size: Size): View {
  return clamp({ ...view, x: view.x - by.x / view.scale, y: view.y - by.y / view.scale }, size);
}

/** Size of window and drawing in pixels: they are the same at scale 1. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

function clamp(view: View, size: Size): View {
  const most = (length: number) => length - length / view.scale;
  return {
    scale: view.scale,
    x: Math.max(0, Math.min(most(size.width), view.x)),
    y: Math.max(0, Math.min(most(size.height), view.y)),
  };
}
