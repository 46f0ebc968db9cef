import { minuteInChina, readEveryPage, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { CellType, SheetCell, SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { exportClaims as twin } from '../../contract/list-exports.ts';
import { listInvitations } from '../identities/list-invitations.ts';
import { listClaims } from '../identities/list-members.ts';
import { listErasureRequests } from '../persons/list-erasure-requests.ts';
import { listHolds } from '../persons/list-holds.ts';
import { listUnmaskings } from '../persons/list-unmaskings.ts';
import { listExports } from './list-exports.ts';

type Asked = EndpointParsed<typeof twin>;
type Rows = Readonly<Record<string, SheetCell>>[];

const pageOf = (page: number) => ({ params: {}, query: { page }, body: {} });

/** Who saw plain values of whom, of which fields and why. */
export async function exportUnmaskings({ query }: Asked, context: RequestContext): Promise<FileAnswer> {
  const text = textOf(context);
  const all = await readEveryPage(async (page) => {
    const { total, unmaskings: rows } = await listUnmaskings(pageOf(page), context);
    return { total, rows };
  });
  const rows: Rows = all.map((one) => ({
    ...one,
    at: minuteInChina(one.at),
    person: one.person ?? text('person.erased'),
    fields: one.fields.map((field) => text(`person.${field}`)).join(text('sheet.and')),
  }));
  const columns = columnsOf(text, {
    ...{ at: 'unmaskings.at', account: 'unmaskings.account', person: 'unmaskings.person' },
    ...{ fields: 'unmaskings.fields', reason: 'unmaskings.reason', exportNumber: 'export.number' },
  });
  return send('parties.exportUnmaskings', { name: text('unmaskings.title'), columns, rows, query }, context);
}

/** Requests to erase, what became of each and who decided. */
export async function exportErasureRequests({ query }: Asked, context: RequestContext): Promise<FileAnswer> {
  const text = textOf(context);
  const all = await readEveryPage(async (page) => {
    const { total, requests: rows } = await listErasureRequests(pageOf(page), context);
    return { total, rows };
  });
  const rows: Rows = all.map(({ bars, ...one }) => ({
    id: one.id,
    person: one.person ?? text('person.erased'),
    state: [text(`erasure.states.${one.state}`), ...bars.map((bar) => text(`erasure.bars.${bar}`))].join(' · '),
    ground: one.ground,
    by: [one.byPerson ? text('erasure.byPerson') : '', one.requestedBy].filter(Boolean).join(' · '),
    askedAt: minuteInChina(one.askedAt),
    decision: [one.decidedBy, one.decisionReason].filter(Boolean).join(' · '),
    decidedAt: minuteInChina(one.decidedAt),
  }));
  const columns = columnsOf(text, {
    ...{ person: 'erasure.person', state: 'erasure.state', ground: 'erasure.ground', by: 'erasure.by' },
    ...{ askedAt: 'erasure.askedAt', decision: 'erasure.decision', decidedAt: 'erasure.decidedAt' },
  });
  return send('parties.exportErasureRequests', { name: text('erasure.list'), columns, rows, query }, context);
}

/** What is kept by law today. */
export async function exportHolds({ query }: Asked, context: RequestContext): Promise<FileAnswer> {
  const text = textOf(context);
  const all = await readEveryPage(async (page) => {
    const { total, holds: rows } = await listHolds(pageOf(page), context);
    return { total, rows };
  });
  const rows: Rows = all.map((one) => ({
    ...one,
    person: one.person ?? text('person.erased'),
    placedAt: minuteInChina(one.placedAt),
  }));
  const columns = columnsOf(
    text,
    {
      ...{ person: 'erasure.person', ground: 'erasure.ground', until: 'hold.until' },
      ...{ placedBy: 'hold.by', placedAt: 'hold.at' },
    },
    { until: 'date' },
  );
  return send('parties.exportHolds', { name: text('person.holds'), columns, rows, query }, context);
}

/** The log of exports, each with the digest by which a file that turned up is told. */
export async function exportExports({ query }: Asked, context: RequestContext): Promise<FileAnswer> {
  const text = textOf(context);
  const all = await readEveryPage(async (page) => {
    const { total, exports: logged } = await listExports(pageOf(page), context);
    return { total, rows: logged.map((one) => ({ ...one, id: one.number })) };
  });
  const rows: Rows = all.map(({ columns: _columns, ...one }) => ({
    ...one,
    list: one.listName,
    account: one.account ?? text('export.byCommand'),
    at: minuteInChina(one.at),
    masked: one.masked ? text('export.isMasked') : text('export.isPlain', { reason: one.reason ?? '' }),
  }));
  const columns = columnsOf(
    text,
    {
      ...{ number: 'export.number', list: 'export.list', account: 'export.account', at: 'export.at' },
      ...{ filter: 'export.filter', rows: 'export.rows', masked: 'export.masked', sha256: 'export.sha256' },
    },
    { rows: 'integer' },
  );
  return send('parties.exportExports', { name: text('export.title'), columns, rows, query }, context);
}

/** Invitations and what became of each. */
export async function exportInvitations({ query }: Asked, context: RequestContext): Promise<FileAnswer> {
  const text = textOf(context);
  const all = await readEveryPage(async (page) => {
    const { total, invitations: rows } = await listInvitations(pageOf(page), context);
    return { total, rows };
  });
  const rows: Rows = all.map(({ person, role, memberRole, ...one }) => ({
    id: one.id,
    person: person.name ?? text('person.erased'),
    mobile: person.mobile,
    role: text(memberRole && role === 'firmMember' ? `member.roles.${memberRole}` : `invitation.roles.${role}`),
    house: one.house,
    state: text(`invitation.states.${one.state}`),
    createdAt: minuteInChina(one.createdAt),
    expiresAt: minuteInChina(one.expiresAt),
    invitedBy: one.invitedBy,
  }));
  const columns = columnsOf(text, {
    ...{ person: 'invitation.person', mobile: 'person.mobile', role: 'invitation.role', house: 'invitation.house' },
    ...{ state: 'invitation.state', createdAt: 'invitation.created', expiresAt: 'invitation.expires' },
    ...{ invitedBy: 'invitation.by' },
  });
  return send('parties.exportInvitations', { name: text('invitation.list'), columns, rows, query }, context);
}

/** Claims that wait, with who has confirmed each so far. */
export async function exportClaims({ query }: Asked, context: RequestContext): Promise<FileAnswer> {
  const text = textOf(context);
  const all = await readEveryPage(async (page) => {
    const { total, claims: rows } = await listClaims(pageOf(page), context);
    return { total, rows };
  });
  const rows: Rows = all.map((one) => ({
    id: one.id,
    house: one.house,
    person: one.person.name ?? text('person.erased'),
    mobile: one.person.mobile,
    claimedAt: minuteInChina(one.claimedAt),
    confirmed: one.confirmations.map(({ account }) => account).join(text('sheet.and')),
  }));
  const columns = columnsOf(text, {
    ...{ house: 'claim.firm', person: 'claim.person', mobile: 'person.mobile', claimedAt: 'claim.at' },
    ...{ confirmed: 'claim.said' },
  });
  return send('parties.exportClaims', { name: text('claim.title'), columns, rows, query }, context);
}

type PartiesText = (key: string, params?: Record<string, string | number>) => string;

function textOf(context: RequestContext): PartiesText {
  return (key, params) => context.text(`parties:${key}`, params);
}

/** Columns by key with the text of each heading, and the row's id last: it names the row, and is not for reading. */
function columnsOf(
  text: PartiesText,
  headings: Readonly<Record<string, string>>,
  types: Readonly<Record<string, CellType>> = {},
): SheetColumn[] {
  const columns: SheetColumn[] = Object.entries(headings).map(([key, heading]) => ({
    ...{ key, header: text(heading), type: types[key] ?? 'text' },
  }));
  return [...columns, { key: 'id', header: text('columns.id'), type: 'text', identifies: true, printed: false }];
}

function send(
  list: `parties.${string}`,
  { name, columns, rows, query }: { name: string; columns: SheetColumn[]; rows: Rows; query: Asked['query'] },
  context: RequestContext,
): Promise<FileAnswer> {
  return sendRegister({ list, name, columns, rows, conditions: [], format: query.format }, context);
}
