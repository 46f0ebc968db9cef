import { useEffect, useState } from 'react';
import { type Room, roomOf } from '#ui/screen/zoom.ts';

/** How the screen stands in the window, following its size. */
export function useRoom(): Room {
  const [room, setRoom] = useState(now);
  useEffect(() => {
    const measure = () => setRoom((before) => (same(before, now()) ? before : now()));
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return room;
}

const now = (): Room => roomOf({ width: innerWidth, height: innerHeight });

function same(one: Room, other: Room): boolean {
  return one.wall === other.wall && one.zoom === other.zoom;
}
