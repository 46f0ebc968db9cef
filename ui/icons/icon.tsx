/** Line drawings on a 16 px grid, stroke 1.4; always shown with words except close and more. */
const paths = {
  todo: 'M2.5 4.5 4 6l2.5-3M2.5 10.5 4 12l2.5-3M9 5h4.5M9 11h4.5',
  send: 'M13.5 2.5 2.5 7l4.5 2 2 4.5z',
  mail: 'M2.5 4.5h11v7h-11zM2.5 5l5.5 4 5.5-4',
  done: 'M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M5.5 8l1.8 1.8L10.6 6.3',
  stamp: 'M6 2.5h4v4l1.5 3h-7L6 6.5zM3.5 12.5h9',
  project: 'M2.5 13.5v-6h4v6M6.5 13.5v-11h7v11M9 5.5h2M9 8h2M9 10.5h2',
  pin: 'M8 13.5s4.5-4 4.5-7.2A4.5 4.5 0 0 0 3.5 6.3C3.5 9.5 8 13.5 8 13.5zM6.5 6.3a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0',
  document: 'M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2',
  sliders:
    'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M8.5 5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0M4.5 11a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0',
  pulse: 'M2 8h2.5l1.5-4 3 8 1.6-4H14',
  economy: 'M2.5 13.5h11M4 11V8.5M7 11V5.5M10 11V7M13 11V3.5',
  box: 'M2.5 5.5 8 2.5l5.5 3v5L8 13.5l-5.5-3zM2.5 5.5 8 8.5l5.5-3M8 8.5v5',
  screen: 'M2 3h12v8H2zM6 13.5h4M8 11v2.5',
  bars: 'M3 13V9.5M6.3 13V6M9.6 13V8M13 13V3',
  globe: 'M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M2.5 8h11M8 2.5c2.5 3 2.5 8 0 11-2.5-3-2.5-8 0-11z',
  search: 'M3 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0M10 10l3.5 3.5',
  help: 'M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M6.5 6.5a1.5 1.5 0 1 1 2 1.4c-.4.2-.5.5-.5.9M8 11v.1',
  down: 'M4.5 6.5 8 10l3.5-3.5',
  up: 'M4.5 9.5 8 6l3.5 3.5',
  right: 'M6.5 4.5 10 8l-3.5 3.5',
  left: 'M9.5 4.5 6 8l3.5 3.5',
  table: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.5 3v10',
  export: 'M8 2.5v7M5.3 7 8 9.7 10.7 7M3 11.5v2h10v-2',
  import: 'M8 9.7v-7M5.3 5.4 8 2.7l2.7 2.7M3 11.5v2h10v-2',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  close: 'M4 4l8 8M12 4l-8 8',
  more: 'M3.2 8h.6M7.7 8h.6M12.2 8h.6',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  user: 'M5.5 5.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M3 13.5c.5-2.6 2.5-4 5-4s4.5 1.4 5 4',
  leave: 'M6.5 2.5h-3v11h3M7 8h6.5M11 5.5 13.5 8 11 10.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  fit: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3',
  building: 'M4 13.5v-11h8v11M2.5 13.5h11M6.5 5.5h.1M9.5 5.5h.1M6.5 8h.1M9.5 8h.1M7 13.5v-3h2v3',
  map: 'M2.5 4 6 2.5l4 1.5 3.5-1.5v10L10 14l-4-1.5L2.5 14zM6 2.5v10M10 4v10',
} as const;

/** Name of a drawing. */
export type IconName = keyof typeof paths;

/** A decorative line icon; the words beside it carry the meaning. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="ys-icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
