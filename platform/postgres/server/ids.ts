import { readFileSync } from 'node:fs';

/** User and group, as numbers. */
export interface Ids {
  uid: number;
  gid: number;
}

/** The user that owns nothing; its number differs between systems. */
export function nobodyIds(): Ids {
  const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m);
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : { uid: 65_534, gid: 65_534 };
}
