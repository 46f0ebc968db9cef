import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { panView, type Size, type View, wholeView, zoomView } from './view.ts';

/** Size of an element, as it changes. */
export function useSize(first: Size): [Size, RefObject<HTMLDivElement | null>] {
  const holder = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(first);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const read = () => {
      const [width, height] = [Math.max(240, element.clientWidth), Math.max(160, element.clientHeight)];
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    read();
    const watch = new ResizeObserver(read);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [size, holder];
}

/** Acts once after a key has become another one. */
export function useOnChange(key: string | undefined, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (key !== undefined) latest.current();
  }, [key]);
}

const step = 60;
const factor = 1.5;

/** How a plan is looked at: moved by dragging and arrow keys, brought closer by wheel, buttons and keys. */
export function usePlanView(
  holder: RefObject<HTMLDivElement | null>,
  size: Size,
  { freeWheel, pick }: { freeWheel: boolean; pick: (target: Element) => void },
) {
  const [view, setView] = useState<View>(wholeView);
  const middle = { x: size.width / 2, y: size.height / 2 };
  const zoom = (by: number, at = middle) => setView((before) => zoomView(before, by, at, size));
  const pan = (x: number, y: number) => setView((before) => panView(before, { x, y }, size));
  useWheel(holder, { free: freeWheel, zoom });
  const acts: Record<string, () => void> = {
    ArrowLeft: () => pan(step, 0),
    ArrowRight: () => pan(-step, 0),
    ArrowUp: () => pan(0, step),
    ArrowDown: () => pan(0, -step),
    '+': () => zoom(factor),
    '=': () => zoom(factor),
    '-': () => zoom(1 / factor),
    '0': () => setView(wholeView),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = acts[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  return {
    ...{ view, onKeyDown, drag: useDrag(pan, pick) },
    closer: () => zoom(factor),
    wider: () => zoom(1 / factor),
    whole: () => setView(wholeView),
    /** Moves a spot of the window to its middle. */
    centre: ({ x, y }: { x: number; y: number }) => pan(middle.x - x, middle.y - y),
  };
}

/** Dragging with mouse, pen or finger; a press that did not move picks what lies under it. */
function useDrag(pan: (x: number, y: number) => void, pick: (target: Element) => void) {
  const last = useRef<{ x: number; y: number; moved: number } | undefined>(undefined);
  return {
    onPointerDown: ({ clientX, clientY }: PointerEvent) => {
      last.current = { x: clientX, y: clientY, moved: 0 };
    },
    onPointerMove: ({ clientX, clientY, buttons }: PointerEvent) => {
      const before = last.current;
      if (before === undefined || buttons === 0) return;
      const [x, y] = [clientX - before.x, clientY - before.y];
      last.current = { x: clientX, y: clientY, moved: before.moved + Math.abs(x) + Math.abs(y) };
      pan(x, y);
    },
    onPointerUp: ({ target }: PointerEvent) => {
      const still = last.current !== undefined && last.current.moved <= 5;
      last.current = undefined;
      if (still && target instanceof Element) pick(target);
    },
  };
}

/** A page is scrolled past its map, so there the wheel zooms only with Ctrl or a pinch; on a screen of its own always. */
function useWheel(
  holder: RefObject<HTMLDivElement | null>,
  { free, zoom }: { free: boolean; zoom: (by: number, at: { x: number; y: number }) => void },
): void {
  const latest = useRef({ free, zoom });
  latest.current = { free, zoom };
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      if (!latest.current.free && !event.ctrlKey) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      latest.current.zoom(Math.exp(-event.deltaY / (event.ctrlKey ? 200 : 500)), at);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [holder]);
}
