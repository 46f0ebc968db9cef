import { minuteInChina, readEveryPage, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { exportAccounts as endpoint } from '../contract/accounts.ts';
import { readDirectory } from './store/directory.ts';

const pageSize = 200;

/** The accounts that match, as administrators see them; nothing that opens one is in the file. */
export async function exportAccounts(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const all = await readEveryPage(async (page) => {
    const { total, accounts: rows } = await readDirectory(context.db, { ...filter, page, pageSize });
    return { total, rows };
  });
  const text = (key: string) => context.text(`auth:${key}`);
  const column = (key: string): SheetColumn => ({ key, header: text(`sheet.${key}`), type: 'text' });
  const answer = (yes: boolean) => text(yes ? 'sheet.yes' : 'sheet.no');
  return sendRegister(
    {
      list: 'auth.exportAccounts',
      name: text('sheet.accounts'),
      columns: [
        ...['name', 'login', 'role', 'status', 'confirmed', 'secondFactor', 'lastSeen', 'created'].map(column),
        { ...column('id'), identifies: true, printed: false },
      ],
      rows: all.map((one) => ({
        name: one.displayName,
        login: one.login,
        role: text(`roles.${one.role}`),
        status: text(`status.${one.status}`),
        confirmed: answer(one.confirmed),
        secondFactor: answer(one.secondFactor),
        lastSeen: minuteInChina(one.lastSeenAt),
        created: minuteInChina(one.createdAt),
        id: one.id,
      })),
      conditions: [
        { label: text('sheet.words'), values: filter.q ? [filter.q] : [] },
        { label: text('sheet.role'), values: filter.role.map((role) => text(`roles.${role}`)) },
        { label: text('sheet.status'), values: filter.status.map((status) => text(`status.${status}`)) },
      ],
      format,
    },
    context,
  );
}
