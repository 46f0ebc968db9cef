import { readFileSync } from 'node:fs';
import { readSheetFile } from '../read-sheet-file.ts';

// A program of its own for the test beside this: reads one file, says which process read it, and ends by itself unless it
// is asked to stay.
const file = await readSheetFile(Buffer.from('a,b\n1,2\n'), { fileName: 'x.csv' });
const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'latin1').trim();
process.stdout.write(`${file.sheets[0]?.rows.length} ${children}\n`);
if (process.argv[2] === 'stay') setInterval(() => undefined, 1_000);
