import { type Condition, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { CellType, SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { OwnTitle } from '../../contract/own-title.ts';
import type { exportOwnTitles as endpoint } from '../../contract/own-title-endpoints.ts';
import { atlasText } from '../export-about.ts';
import type { AtlasText } from '../fact-sheets.ts';
import { readTitles, type TitleGround } from '../store/own-titles.ts';
import { matchingTitles, type OwnTitleFilter } from './list-own-titles.ts';

/** Exactly the own titles that match, a line for each year: headings are those by which results are taken in again. */
export async function exportOwnTitles(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const text = atlasText(context);
  const titles = await matchingTitles(context.db, query, context);
  const ground = await readTitles(
    context.db,
    titles.map(({ id }) => id),
  );
  return sendRegister(
    {
      ...{ list: 'atlas.exportOwnTitles', name: text('titles.own'), format: query.format },
      columns: columnsOf(text),
      rows: titles.flatMap((title) => linesOf(title, ground, text)),
      conditions: conditionsOf(query, text),
    },
    context,
  );
}

function columnsOf(text: AtlasText): SheetColumn[] {
  const head = (key: string, type: CellType = 'text') => ({ key, header: text(`titles.columns.${key}`), type });
  return [
    ...[head('title'), head('year', 'integer'), head('outcome'), head('place', 'integer'), head('decidedOn', 'date')],
    ...[head('documentNumber'), head('note'), head('kind'), head('level'), head('body'), head('scope')],
    ...[head('yearsInRow', 'integer'), head('recheckOn', 'date'), head('verdict'), head('met', 'integer')],
    ...[head('criteriaCount', 'integer'), { ...head('id'), identifies: true as const, printed: false as const }],
  ];
}

/** A line for each standing result; a title without any has one line of its own. */
function linesOf(title: OwnTitle, { results }: TitleGround, text: AtlasText) {
  const { id, body, scope, recheckOn, verdict, run } = title;
  const told = {
    ...{ id, body, scope, recheckOn, title: title.name, kind: text(`titleKind.${title.kind}`) },
    level: title.level && text(`titleLevel.${title.level}`),
    yearsInRow: run.standing ? run.years : 0,
    verdict: text(`titles.verdicts.${verdict.state}`),
    met: verdict.met,
    criteriaCount: verdict.total,
  };
  const mine = results.filter((one) => one.title_id === id && one.replaced_by === null);
  if (mine.length === 0) return [told];
  return mine.map((one) => ({
    ...told,
    ...{ year: one.year, place: one.place, note: one.note, outcome: text(`titles.outcomes.${one.outcome}`) },
    ...{ decidedOn: one.decided_on, documentNumber: one.document_number },
  }));
}

function conditionsOf({ q, kind, verdict, recheck }: OwnTitleFilter, text: AtlasText): Condition[] {
  return [
    { label: text('sheet.words'), values: q ? [q] : [] },
    { label: text('titles.columns.kind'), values: kind.map((one) => text(`titleKind.${one}`)) },
    { label: text('titles.columns.verdict'), values: verdict.map((one) => text(`titles.verdicts.${one}`)) },
    { label: text('titles.columns.recheckOn'), values: recheck.map((one) => text(`titles.lights.${one}`)) },
  ];
}
