import { AppError } from '#platform/errors/contract/errors.ts';
import { largestExport, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn } from '#platform/sheets/server/workbook.ts';
import type {
  exportRosterChanges as exportEndpoint,
  listRosterChanges as listEndpoint,
  RosterChange,
} from '../../contract/roster-endpoints.ts';
import type { PartiesText } from '../firm-sheet.ts';
import { joinMoves } from './domain/join-moves.ts';
import { showEntries } from './list-rosters.ts';
import { listEntries, listTurns } from './store/entries.ts';
import { countRosters } from './store/rosters.ts';

const mostShown = 500;

type Asked = EndpointParsed<typeof listEndpoint>['query'];

/** Who comes on, moves, goes off, or holds a certificate that runs out, between two days. */
export async function listRosterChanges(
  { query }: EndpointParsed<typeof listEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  const { total, changes } = await findChanges(query, mostShown, context);
  return { total, changes };
}

/** Exactly these, as a file. */
export async function exportRosterChanges(
  { query: { format, ...asked } }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const text: PartiesText = (key, told) => context.text(`parties:${key}`, told);
  const { changes } = await findChanges(asked, largestExport, context);
  const rosters = asked.roster.length === 0 ? [] : await countRosters(context.db, { day: asked.to });
  const conditions = [
    { label: text('roster.days'), values: [text('roster.between', { from: asked.from, last: asked.to })] },
    {
      label: text('roster.one'),
      values: rosters.filter(({ id }) => asked.roster.includes(id)).map(({ name }) => name),
    },
    { label: text('roster.change'), values: asked.change.map((change) => text(`roster.turns.${change}`)) },
  ];
  const rows = changes.map((change) => rowOf(change, text));
  const list = 'parties.exportRosterChanges';
  return sendRegister(
    { list, name: text('roster.changes'), columns: columnsOf(text), rows, conditions, format },
    context,
  );
}

async function findChanges(
  { from, to, roster, change }: Asked,
  most: number,
  context: RequestContext,
): Promise<{ total: number; changes: RosterChange[] }> {
  const turns = await listTurns(context.db, { from, to, rosters: roster, limit: 2 * largestExport + 1 });
  // An end that was cut off would make a move look like a beginning.
  if (turns.length > 2 * largestExport) {
    throw new AppError('exports.tooManyRows', { total: turns.length, limit: largestExport });
  }
  const wanted = joinMoves(turns).filter((turn) => change.length === 0 || change.includes(turn.change));
  const told = wanted.slice(0, most);
  const ids = [...new Set(told.map((turn) => turn.id))];
  const rows = ids.length === 0 ? [] : await listEntries(context.db, { ids }, { limit: ids.length, offset: 0 });
  const shown = new Map((await showEntries(rows, context)).map((entry) => [entry.id, entry]));
  const items = new Map(
    (await countRosters(context.db, { day: to })).flatMap((one) =>
      one.items.map(({ id, name }) => [id, name] as const),
    ),
  );
  const changes = told.flatMap((turn) => {
    const entry = shown.get(turn.id);
    const fromItem = turn.fromItemId === null ? null : (items.get(turn.fromItemId) ?? null);
    return entry === undefined ? [] : [{ day: turn.day, change: turn.change, entry, fromItem }];
  });
  return { total: wanted.length, changes };
}

const keys = ['day', 'change', 'party', 'code', 'roster', 'fromItem', 'item', 'certificate', 'documentNumber'] as const;

function columnsOf(text: PartiesText): SheetColumn[] {
  return [...keys, 'link', 'enteredBy'].map((key) => ({
    key,
    header: text(`roster.columns.${key}`),
    type: key === 'day' ? ('date' as const) : ('text' as const),
    width: key === 'party' ? 36 : 18,
  }));
}

function rowOf({ day, change, entry, fromItem }: RosterChange, text: PartiesText) {
  const { party, code, roster, item, certificate, documentNumber, link, enteredBy } = entry;
  const told = { certificate, documentNumber, link, enteredBy };
  return { day, change: text(`roster.turns.${change}`), party, code, roster, fromItem, item, ...told };
}
