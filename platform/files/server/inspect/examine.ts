import { AppError } from '#platform/errors/contract/errors.ts';
import type { FileType } from '../../contract/file-type.ts';
import type { FileFlag } from '../../contract/file-view.ts';
import { cleanJpeg } from './jpeg.ts';
import { checkDocx, checkOfd, checkXlsx, checkZip } from './package-rules.ts';
import { checkPdf } from './pdf.ts';
import { cleanPng } from './png.ts';
import { broken } from './refusals.ts';
import { beginsAs, refusedKind, secondOpinion } from './sniff.ts';
import { checkTable, checkText } from './text.ts';
import { cleanWebp } from './webp.ts';
import { checkXls } from './xls.ts';

/** What examination found: the kind, what a reader should know, and the cleaned bytes where they differ. */
export interface Examined {
  type: FileType;
  flags: FileFlag[];
  cleaned: Buffer | undefined;
}

type Finding = Omit<Examined, 'type'>;

const checked = (flags: FileFlag[] = []): Finding => ({ flags, cleaned: undefined });

const inspectors: Readonly<Record<FileType, (bytes: Buffer) => Finding | Promise<Finding>>> = {
  jpeg: (bytes) => picture(cleanJpeg(bytes)),
  png: async (bytes) => picture(await cleanPng(bytes)),
  webp: (bytes) => picture(cleanWebp(bytes)),
  pdf: (bytes) => checked(checkPdf(bytes)),
  xlsx: async (bytes) => checked(await checkXlsx(bytes)),
  docx: async (bytes) => checked(await checkDocx(bytes)),
  ofd: async (bytes) => checked(await checkOfd(bytes)),
  zip: async (bytes) => checked(await checkZip(bytes)),
  xls: (bytes) => {
    checkXls(bytes);
    return checked();
  },
  csv: (bytes) => {
    checkTable(bytes);
    return checked();
  },
  txt: (bytes) => {
    checkText(bytes);
    return checked();
  },
};

function picture({ bytes, flags }: { bytes: Buffer; flags: FileFlag[] }): Finding {
  return { cleaned: bytes, flags };
}

/**
 * Examines a whole file against the kind that its name claims: by its first bytes, by a strict walk through its format,
 * and by a second table of signatures. Refusals are AppErrors `files.…`.
 */
export async function examine(bytes: Buffer, claimed: FileType): Promise<Examined> {
  if (bytes.length === 0) throw new AppError('files.empty');
  const refused = refusedKind(bytes);
  if (refused !== undefined) throw new AppError('files.unknownContent', { found: refused });
  if (!beginsAs(bytes, claimed)) throw new AppError('files.nameDisagrees', { claimed });
  const finding = await inspect(bytes, claimed);
  if (!(await secondOpinion(finding.cleaned ?? bytes, claimed))) {
    throw new AppError('files.nameDisagrees', { claimed });
  }
  const same = finding.cleaned?.equals(bytes) ?? false;
  return { type: claimed, flags: finding.flags, cleaned: same ? undefined : finding.cleaned };
}

async function inspect(bytes: Buffer, claimed: FileType): Promise<Finding> {
  try {
    return await inspectors[claimed](bytes);
  } catch (error) {
    // A reader that ran past the end of a crafted file has judged it.
    if (error instanceof RangeError) throw broken(claimed, 'end');
    throw error;
  }
}
