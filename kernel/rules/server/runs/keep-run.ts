import type { Database, ZoneDb } from '#platform/db/server/database.ts';
import type { ComputedRun } from './compute-run.ts';
import { markOf, type RunColumn } from './domain/layout.ts';
import { addResults, noteProgress, type ResultRows } from './store/runs.ts';

/** Parties that are stored by one statement. */
const partiesTogether = 5_000;

/** Stores the results in one transaction each few thousand parties, noting how far it is. */
export async function keepResults(
  { database, zoneId, runId }: { database: Database; zoneId: string; runId: string },
  computed: ComputedRun,
): Promise<void> {
  for (let first = 0; first < computed.partyIds.length; first += partiesTogether) {
    const after = Math.min(first + partiesTogether, computed.partyIds.length);
    await database.transaction(zoneId, async (tx) => {
      await addResults(tx, { zoneId, runId }, rowsOf(computed, first, after));
      await noteProgress(tx, runId, after);
    });
  }
}

/** Stores all results in the transaction of the caller: for what is invented. */
export async function keepResultsIn(
  tx: ZoneDb,
  { zoneId, runId }: { zoneId: string; runId: string },
  computed: ComputedRun,
): Promise<void> {
  await addResults(tx, { zoneId, runId, demonstration: true }, rowsOf(computed, 0, computed.partyIds.length));
  await noteProgress(tx, runId, computed.partyIds.length);
}

function rowsOf({ partyIds, inputs, outcomes }: ComputedRun, first: number, after: number): ResultRows {
  const read = inputs.map(({ column }) => column);
  const answered = outcomes.map(({ column }) => column);
  const grades = outcomes.map(({ head }) => head.kind === 'grade');
  const long = answered.some((column) => column.long.size > 0);
  const rows = { partyIds: [...partyIds.slice(first, after)], ...{ inputs: [], answers: [], marks: [], long: [] } };
  const kept: { inputs: string[]; answers: string[]; marks: string[]; long: (string | null)[] } = rows;
  for (let party = first; party < after; party += 1) {
    kept.inputs.push(arrayText(read, party));
    kept.answers.push(arrayText(answered, party));
    kept.marks.push(
      answered.map(({ values }, place) => `0${markOf(values[party] ?? Number.NaN, grades[place] === true)}`).join(''),
    );
    kept.long.push(long ? longText(answered, party) : null);
  }
  return rows;
}

function arrayText(columns: readonly RunColumn[], party: number): string {
  const texts = columns.map(({ values }) => {
    const value = values[party] ?? Number.NaN;
    return Number.isNaN(value) ? 'NULL' : String(value);
  });
  return `{${texts.join(',')}}`;
}

/** Decimal texts of digits, a sign and a point: nothing in them is to be quoted. */
function longText(columns: readonly RunColumn[], party: number): string | null {
  if (!columns.some(({ long }) => long.has(party))) return null;
  return `{${columns.map(({ long }) => long.get(party) ?? 'NULL').join(',')}}`;
}
