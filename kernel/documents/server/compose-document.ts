import { sendFile } from '#platform/exports/server/send-export.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { FormBlock } from '#platform/paper/server/lay-out-form.ts';
import { printForm } from '#platform/paper/server/print-form.ts';
import { paperMediaType } from '#platform/paper/server/print-register.ts';

/** A document to print: what it says, and what whoever verifies it is told. */
export interface DocumentDraft {
  /** Id of the endpoint that prints. */
  list: `${string}.${string}`;
  kind: 'document' | 'certificate';
  /** Stands on top of the paper and on the public page: holds no personal field. */
  title: string;
  /** Number of the document 文号; the number of the export stands at the foot where there is none. */
  number?: string;
  /** What it is about, for the export's log; holds no personal field. */
  about: string;
  /** Name of the file without its ending. */
  name: string;
  blocks: readonly FormBlock[];
  /** Fields that stand on it, for the log. */
  columns: string[];
  /** Records that stand on it; 1 where nothing is said. */
  rows?: number;
  /** A public number that it is about, such as a credit code: shown masked to whoever verifies. */
  key?: string;
  /** Last day on which it holds. */
  validUntil?: string;
  /** Id of the print that this one stands in for. */
  supersedes?: string;
}

/**
 * Prints a document on A4 in the layout of GB/T 9704, with verification code, QR code and digest on every page, through
 * the door of all exports: logged, recorded, and entered into the register of prints. Throws `exports.zoneNeeded`.
 */
export function composeDocument(draft: DocumentDraft, context: RequestContext): Promise<FileAnswer> {
  const { list, kind, title, number, about, name, blocks, columns, rows = 1, key, validUntil, supersedes } = draft;
  const text = (name: string, params?: Record<string, string>) => context.text(`exports:paper.${name}`, params);
  const invented = context.zone?.demonstration === true ? text('invented') : undefined;
  const issue = {
    ...{ kind, title },
    ...(number === undefined ? {} : { documentNumber: number }),
    ...(key === undefined ? {} : { keys: { first: key, last: key } }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(supersedes === undefined ? {} : { supersedes }),
  };
  return sendFile(
    { list, name, filter: about, issue },
    {
      rows,
      columns,
      async make(mark, seal) {
        if (seal === undefined) throw new Error('a document is printed with a seal');
        const { content, missing, digests } = await printForm(
          { title, number, blocks, invented, seal },
          {
            // What leaves for others names the house, not the person at the keyboard.
            properties: {
              ...{ title, author: context.zone?.name ?? '', subject: number ?? mark.number, keywords: '' },
              at: context.now().epochMilliseconds,
            },
            lacking: (letters) => text('lacking', { letters }),
          },
        );
        return { content, mediaType: paperMediaType, ending: 'pdf', missing, digests };
      },
    },
    context,
  );
}
