import { setTimeout as pause } from 'node:timers/promises';
import { disarmPidFile, readPidFile } from './pid-file.ts';
import { endStrays, isPostgresOn, stopServer } from './processes.ts';
import { serverVersion } from './superuser.ts';
import { archivesTo } from './wal.ts';

/** A live server that an earlier start left. */
export interface Survivor {
  pid: number;
  socketDir: string;
}

const settleWithinMs = 60_000;

/**
 * Takes over the live server of a data folder if it answers and is of the version that would be started; any other is
 * stopped. Undefined when there is none to go on with; the folder is then free.
 */
export async function adopt(
  pgdata: string,
  expected: { password: string; version: string; archives?: string | undefined },
  log: (line: string) => void,
): Promise<Survivor | undefined> {
  const found = readPidFile(pgdata);
  if (found === undefined) return undefined;
  const { pid } = found;
  if (isPostgresOn(pid, pgdata)) {
    const socketDir = await settled(pgdata, pid);
    const version = socketDir && (await serverVersion(socketDir, expected.password));
    if (socketDir && version === expected.version && archivesTo(pid) === expected.archives) {
      log(`adopted the running PostgreSQL, process ${pid}`);
      return { pid, socketDir };
    }
    const kept = archivesTo(pid) ?? 'nowhere';
    const why = version === expected.version ? `log kept in ${kept}` : version ? `version ${version}` : 'no answer';
    log(`stopped the running PostgreSQL, process ${pid}: ${why}`);
    await stopServer(pid);
  }
  disarmPidFile(pgdata);
  await endStrays(pgdata);
  return undefined;
}

/** Waits for a server that is just starting or stopping; gives its socket's folder when it is ready. */
async function settled(pgdata: string, pid: number): Promise<string | undefined> {
  const until = Date.now() + settleWithinMs;
  while (isPostgresOn(pid, pgdata) && Date.now() < until) {
    const found = readPidFile(pgdata);
    if (found?.pid === pid && found.status === 'ready') return found.socketDir;
    await pause(20);
  }
  return undefined;
}
