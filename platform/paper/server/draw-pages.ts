import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts.ts';
import type { LaidPage } from './laid-page.ts';

/** What the file says of itself; `at` is also its date, so that the same rows at the same time are the same bytes. */
export interface PaperProperties {
  title: string;
  author: string;
  subject: string;
  keywords: string;
  /** Milliseconds since 1970. */
  at: number;
  /** False leaves the drawing readable in the file, for tests. */
  compress?: boolean;
}

/** Pages drawn before other requests get their turn. */
const pagesAtOnce = 10;

/** Draws pages that are laid out: black only, the letters used embedded. */
export async function drawPages(
  pages: readonly LaidPage[],
  { fonts, properties }: { fonts: Fonts; properties: PaperProperties },
): Promise<Uint8Array> {
  const { title, author, subject, keywords, at, compress = true } = properties;
  const info = { Title: title, Author: author, Subject: subject, Keywords: keywords, CreationDate: new Date(at) };
  const document = new PDFDocument({ autoFirstPage: false, compress, margin: 0, info });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => document.on('end', resolve).on('error', reject));
  document
    .registerFont('regular', Buffer.from(fonts.files.regular))
    .registerFont('bold', Buffer.from(fonts.files.bold));
  for (const [index, page] of pages.entries()) {
    if (index > 0 && index % pagesAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    drawPage(document, page);
  }
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function drawPage(document: PDFKit.PDFDocument, page: LaidPage): void {
  document.addPage({ size: [page.width, page.height], margin: 0 });
  for (const { x, y, size, bold, text } of page.texts) {
    document
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .text(text, x, y, { lineBreak: false });
  }
  for (const { x1, y1, x2, y2, weight } of page.rules) {
    document.lineWidth(weight).moveTo(x1, y1).lineTo(x2, y2).stroke();
  }
  for (const { x, y, width, height } of page.boxes) document.rect(x, y, width, height);
  if (page.boxes.length > 0) document.fill();
}
