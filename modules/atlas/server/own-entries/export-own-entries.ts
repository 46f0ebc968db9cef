import { largestExport, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { exportOwnEntries as endpoint } from '../../contract/own-entry.ts';
import { atlasText } from '../export-about.ts';
import type { AtlasText } from '../fact-sheets.ts';
import { listEntries } from './store/own-entries.ts';

/** Exactly the entries that match, in the order asked for. */
export async function exportOwnEntries(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const text = atlasText(context);
  // One more than may leave, so that too many are noticed without counting first.
  const entries = await listEntries(context.db, filter, { limit: largestExport + 1, offset: 0 });
  const conditions = [
    { label: text('sheet.words'), values: filter.q ? [filter.q] : [] },
    { label: text('ownEntry.columns.kind'), values: filter.kind.map((kind) => text(`ownEntryKind.${kind}`)) },
    { label: text('ownEntry.columns.field'), values: filter.field },
    { label: text('ownEntry.onDay'), values: filter.day === undefined ? [] : [filter.day] },
    { label: text('sheet.order'), values: [text(`sheet.orders.${filter.sort}`)] },
  ];
  const rows = entries.map((one) => ({ ...one, kind: text(`ownEntryKind.${one.kind}`), party: one.partyName }));
  const name = text('ownEntry.title');
  return sendRegister(
    { list: 'atlas.exportOwnEntries', name, columns: columnsOf(text), rows, conditions, format },
    context,
  );
}

function columnsOf(text: AtlasText): SheetColumn[] {
  const column = (key: string, width: number, type: SheetColumn['type'] = 'text'): SheetColumn => ({
    ...{ key, width, type, header: text(`ownEntry.columns.${key}`) },
  });
  return [
    column('kind', 8),
    column('name', 30),
    column('field', 16),
    column('district', 24),
    column('members', 10, 'integer'),
    column('startsOn', 12, 'date'),
    column('endsOn', 12, 'date'),
    column('target', 14, 'decimal'),
    column('targetUnit', 10),
    column('party', 28),
    column('description', 40),
    column('source', 20),
    { ...column('id', 38), identifies: true, printed: false },
  ];
}
