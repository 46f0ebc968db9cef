import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { AcceptedRow, ImportContext, ImportRecord } from '#platform/sheets/server/imports/sheet-register.ts';
import { type KnownFact, readFactsOfAll } from '../known-facts.ts';
import { sealAnswers } from '../seal-answers.ts';
import { lockForm, type ReadVersion, type StoredForm } from '../store/forms.ts';
import { addSubmissions, lastSequence, type NewSubmission, numberOf } from '../store/submissions.ts';
import { type JudgedRow, saidByColumn } from './judge-sheet-rows.ts';

/** Stores the rows of a sheet, one submission each, numbered in the order of the sheet. */
export async function writeSheetRows(
  tx: ZoneDb,
  asked: {
    known: readonly KnownFact[];
    form: StoredForm;
    version: ReadVersion;
    judged: readonly JudgedRow<AcceptedRow>[];
  },
  context: ImportContext & { batchId: string },
): Promise<ImportRecord[]> {
  const { known, form, version, judged: rows } = asked;
  const { zoneId, accountId, now, today, batchId, keys } = context;
  await lockForm(tx, form.id);
  const year = Number(today.slice(0, 4));
  const before = await lastSequence(tx, { formId: form.id, year });
  const at = now.toString({ fractionalSecondDigits: 3 });
  const facts = await readFactsOfAll(tx, {
    ...{ known, definition: version.definition, on: today },
    partyIds: [...new Set(rows.flatMap(({ partyId }) => partyId ?? []))],
    may: ({ fact }) => context.can(fact.permission),
  });
  const added = rows.map(({ row, partyId, judged, parameters }, place): NewSubmission => {
    const id = randomUUIDv7();
    const saidBy = row.values[saidByColumn];
    const { open, sealed } = sealAnswers(
      keys,
      { zoneId, ownerId: id, kind: 'submission' },
      { definition: version.definition, values: judged.values, saidBy: typeof saidBy === 'string' ? saidBy : null },
    );
    return {
      ...{ zoneId, id, formId: form.id, version: version.number, year, sequence: before + place + 1, partyId },
      ...{ way: 'sheet', answers: open, computed: judged.computed, shown: judged.shown, parameters },
      facts: partyId === null ? [] : (facts.get(partyId) ?? []),
      ...{ sealed, keyOwner: id, clientId: id, batchId, by: accountId, at, demonstration: false },
    };
  });
  await addSubmissions(tx, added);
  return added.map((one, place) => ({
    rowNumber: rows[place]?.row.rowNumber ?? 0,
    ...{ subjectId: one.id, action: 'add', before: null },
    after: { number: numberOf({ ...one, key: form.key }), version: one.version, party: one.partyId },
  }));
}
