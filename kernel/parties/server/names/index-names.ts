import { z } from 'zod';
import { defineJob } from '#platform/jobs/server/job.ts';
import { addNameParts } from './store/names.ts';
import { takeWaitingStrands } from './store/waiting.ts';

/** Strands of one transaction: about 40,000 parts, so that nobody waits long for a name that is being made. */
const batchSize = 4_000;

/** Makes the parts of names that came by thousands; look-up finds them meanwhile by reading them whole. */
export const indexNamesJob = defineJob({
  name: 'parties.indexNames',
  payload: z.object({ zoneId: z.uuid() }),
  maxAttempts: 10,
  async run({ zoneId }, { database }) {
    let taken: number;
    do {
      taken = await database.transaction(zoneId, async (tx) => {
        const strands = await takeWaitingStrands(tx, batchSize);
        await addNameParts(tx, zoneId, strands);
        return strands.length;
      });
    } while (taken > 0);
  },
});
