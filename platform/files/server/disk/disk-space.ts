import { statfs } from 'node:fs/promises';

/** Room on the disk of the data folder. */
export interface Room {
  freeBytes: number;
  totalBytes: number;
}

/** Watches the room that is left: below the reserve nothing is written any more, so that the database always can. */
export interface DiskSpace {
  /** True while there is less room than the reserve; looked at once a second at most. */
  readOnly(): Promise<boolean>;
  /** True when so many bytes more leave the reserve whole. */
  holds(bytes: number): Promise<boolean>;
  /** As of now. */
  room(): Promise<Room & { reserveBytes: number }>;
}

/** How much room is kept back; where both are given, the smaller of the two. */
export interface Reserve {
  bytes?: number | undefined;
  /** Of the whole disk. */
  percent?: number | undefined;
}

const lookEveryMs = 1_000;

/** Opens the watch over a folder; `look` and `clock` are replaced by tests. */
export function watchDisk(
  folder: string,
  reserve: Reserve,
  {
    look = roomOf,
    clock = () => performance.now(),
  }: { look?: (folder: string) => Promise<Room>; clock?: () => number } = {},
): DiskSpace {
  let seen: { at: number; room: Promise<Room> } | undefined;
  const recent = () => {
    const at = clock();
    if (seen === undefined || at - seen.at >= lookEveryMs) seen = { at, room: look(folder) };
    seen.room.catch(() => {
      seen = undefined;
    });
    return seen.room;
  };
  const reserveOf = ({ totalBytes }: Room) =>
    Math.min(reserve.bytes ?? totalBytes, Math.floor((totalBytes * (reserve.percent ?? 100)) / 100));
  return {
    async readOnly() {
      const room = await recent();
      return room.freeBytes < reserveOf(room);
    },
    async holds(bytes) {
      const room = await recent();
      return room.freeBytes - bytes >= reserveOf(room);
    },
    async room() {
      const room = await look(folder);
      return { ...room, reserveBytes: reserveOf(room) };
    },
  };
}

async function roomOf(folder: string): Promise<Room> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
