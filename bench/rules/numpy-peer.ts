import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PremiumParties } from './premium-parties.fixture.ts';

/** Interpreters that may have numpy: Debian's own first. */
const interpreters = ['/usr/bin/python3', 'python3'];

/**
 * The rule as somebody who knows numpy writes it: membership by tables, whole arrays at a time, once over 64-bit integers
 * and once over doubles, each also into arrays kept from pass to pass; the fastest counts. Null premiums stay null.
 */
const program = `
import json, sys, time
import numpy as np
folder, passes = sys.argv[1], int(sys.argv[2])
facts = json.loads(sys.argv[3])
registered, classes, kinds = (np.fromfile(f"{folder}/{name}", np.uint8) for name in ("registered", "classes", "kinds"))
fen = np.fromfile(f"{folder}/fen", np.int64)
amount = np.where(fen < 0, np.nan, fen.astype(np.float64))
paid_class, paid_kind = np.zeros(256, bool), np.zeros(256, bool)
paid_class[facts["classes"]] = True
paid_kind[facts["kinds"]] = True
n = len(fen)
ia, fa, ba, bb, bc = np.empty(n, np.int64), np.empty(n), np.empty(n, bool), np.empty(n, bool), np.empty(n, bool)

def integers():
    half = np.minimum((fen * 50 + 50) // 100, 5000000)
    return np.where((registered == 1) & paid_class[classes] & paid_kind[kinds], np.where(fen < 0, -1, half), 0)

def doubles():
    half = np.minimum(np.floor(amount * 0.5 + 0.5), 5000000.0)
    return np.where((registered == 1) & paid_class[classes] & paid_kind[kinds], half, 0.0)

def eligible():
    np.equal(registered, 1, out=ba)
    np.take(paid_class, classes, out=bb, mode="clip")
    np.take(paid_kind, kinds, out=bc, mode="clip")
    np.logical_and(ba, bb, out=ba)
    np.logical_and(ba, bc, out=ba)
    np.logical_not(ba, out=bb)

def integers_kept():
    np.multiply(fen, 50, out=ia)
    np.add(ia, 50, out=ia)
    np.floor_divide(ia, 100, out=ia)
    np.minimum(ia, 5000000, out=ia)
    np.less(fen, 0, out=bc)
    ia[bc] = -1
    eligible()
    ia[bb] = 0
    return ia

def doubles_kept():
    np.multiply(amount, 0.5, out=fa)
    np.add(fa, 0.5, out=fa)
    np.floor(fa, out=fa)
    np.minimum(fa, 5000000.0, out=fa)
    eligible()
    np.copyto(fa, 0.0, where=bb)
    return fa

best = None
for run in (integers, doubles, integers_kept, doubles_kept):
    times = []
    for _ in range(passes):
        began = time.perf_counter()
        answer = run()
        times.append(time.perf_counter() - began)
    seconds = sorted(times)[len(times) // 2]
    lacking = int((answer < 0).sum() + np.isnan(answer.astype(np.float64)).sum())
    total = int(np.nansum(np.where(answer < 0, 0, answer)))
    found = {"way": run.__name__, "seconds": seconds, "fen": total, "unknown": lacking}
    if best is None or seconds < best["seconds"]:
        best = found
print(json.dumps({**best, "version": np.__version__}))
`;

/** What numpy measured inside its own process, and what it paid. */
export interface NumpyAnswer {
  readonly way: string;
  readonly seconds: number;
  readonly fen: number;
  readonly unknown: number;
  readonly version: string;
}

/** The interpreter that has numpy; null where there is none. */
export function findNumpy(): string | null {
  return interpreters.find((one) => spawnSync(one, ['-c', 'import numpy']).status === 0) ?? null;
}

/** Leaves the parties where numpy reads them: plain arrays of bytes and 64-bit integers. */
export function writeForNumpy(folder: string, { registered, classes, kinds, fen }: PremiumParties): void {
  for (const [name, values] of Object.entries({ registered, classes, kinds, fen })) {
    writeFileSync(join(folder, name), values);
  }
}

/** The median of so many passes, timed by Python itself. */
export function runNumpy(
  python: string,
  { folder, passes, parties }: { readonly folder: string; readonly passes: number; readonly parties: PremiumParties },
): NumpyAnswer {
  const facts = JSON.stringify({ classes: parties.paidClasses, kinds: parties.paidKinds });
  const { status, stdout, stderr } = spawnSync(python, ['-c', program, folder, String(passes), facts], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`numpy: ${stderr}`);
  return JSON.parse(stdout) as NumpyAnswer;
}
