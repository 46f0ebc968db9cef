import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { type LabelSheetName, mostLabels } from '#platform/paper/contract/label-sheet.ts';
import { printLabels } from '#platform/paper/server/print-labels.ts';
import { paperMediaType } from '#platform/paper/server/print-register.ts';
import { chinaTime } from './mark-export.ts';
import { sendFile } from './send-export.ts';
import { type Condition, describeConditions } from './send-register.ts';

/** Labels for the records of a list. */
export interface OutgoingLabels {
  /** Id of the endpoint that prints. */
  list: `${string}.${string}`;
  /** What the labels are for; stands in the file's name. */
  name: string;
  /** `path` is where the QR code leads, on this server. */
  labels: readonly { name: string; lines: readonly string[]; path: string }[];
  /** Fields that stand on the labels, for the log. */
  columns: string[];
  conditions: readonly Condition[];
  sheet: LabelSheetName;
  /** Labels of the first sheet that are used up. */
  skip: number;
}

/** Sends labels through the door of all exports; throws `exports.zoneNeeded` and `exports.tooManyLabels`. */
export function sendLabels(
  { list, name, labels, columns, conditions, sheet, skip }: OutgoingLabels,
  context: RequestContext,
): Promise<FileAnswer> {
  const { zone } = context;
  if (zone === null) throw new AppError('exports.zoneNeeded');
  if (labels.length > mostLabels) throw new AppError('exports.tooManyLabels', { limit: mostLabels });
  const day = chinaTime(context).slice(0, 10);
  const invented = zone.demonstration ? [context.text('exports:paper.invented')] : [];
  const file = {
    list,
    name: context.text(zone.demonstration ? 'exports:about.fileInvented' : 'exports:about.file', {
      ...{ zone: zone.name, name, day },
    }),
    filter: describeConditions(conditions, context),
  };
  return sendFile(
    file,
    {
      rows: labels.length,
      columns,
      make: async ({ number, creator, filter, line }) => {
        const { content, missing } = await printLabels(
          labels.map((label) => ({
            name: label.name,
            lines: [...label.lines, ...invented],
            address: new URL(label.path, context.origin ?? 'http://localhost').href,
          })),
          {
            sheet,
            skip,
            properties: {
              ...{ title: number, author: creator, subject: filter, keywords: line },
              at: context.now().epochMilliseconds,
            },
          },
        );
        return { content, mediaType: paperMediaType, ending: 'pdf', missing };
      },
    },
    context,
  );
}
