import { openTexts, type Text } from '#platform/i18n/server/texts.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import type { Asked } from './imports/imports.ts';
import { openKeptChecks } from './imports/kept-checks.ts';
import { type OpenRegister, openRegisters } from './imports/open-registers.ts';
import { purgeDrafts } from './imports/purge-drafts.ts';
import { importRoutes } from './routes.ts';

/** Sheets in and out, as a part of the server; `joined` are all parts with what they give once they know each other. */
export function sheetsPart(joined: () => readonly ServerModule[]): ServerModule {
  return {
    name: 'sheets',
    dependsOn: [],
    permissions,
    errors,
    routes: [],
    locale: { 'zh-CN': zh, en },
    migrations: new URL('./migrations/', import.meta.url),
    appendOnlyTables: ['sheets.import_batch', 'sheets.import_record', 'sheets.batch_undo'],
    jobs: [purgeDrafts],
    // Registers of all parts, with their texts in both languages.
    joining: (parts) => {
      let open: { text: Text; own: ReadonlyMap<string, OpenRegister> } | undefined;
      const opened = () => {
        if (open !== undefined) return open;
        const text = openTexts(parts);
        const own = openRegisters(
          joined().flatMap((part) => part.sheetRegisters ?? []),
          text,
        );
        open = { text, own };
        return open;
      };
      const ofZone = async ({ db, now }: Asked) => {
        const made = await Promise.all(joined().map(async (part) => (await part.sheetRegistersOf?.(db, now())) ?? []));
        return openRegisters(made.flat(), opened().text);
      };
      const registers = async (asked: Asked) => new Map([...opened().own, ...(await ofZone(asked))]);
      const register = async (asked: Asked, id: string) => opened().own.get(id) ?? (await ofZone(asked)).get(id);
      const references = parts.flatMap((part) =>
        (part.partyReferences ?? []).map((reference) => ({ ...reference, part: part.name })),
      );
      return { routes: importRoutes({ registers, register, references, kept: openKeptChecks() }) };
    },
  };
}
