import { AppError } from '#platform/errors/contract/errors.ts';
import { activeContent } from './refusals.ts';

const decoders = ['utf-8', 'gb18030'] as const;
// Control characters other than tab, line ends and form feed never stand in a text.
const control = /[^\P{Cc}\t\n\f\r]/u;
const markup = /<(?:!doctype|\?xml|\?php|html|head|body|script|svg|iframe|object|embed|img|meta|link|style|form)\b/i;
const scripts: readonly [RegExp, string][] = [
  [/^#!/, 'script'],
  [/^%!PS/, 'PostScript'],
  [/^\s*@echo\s+off/i, 'script'],
  [/^MIME-Version:|^Content-Type:\s*multipart\//im, 'MIME'],
  [/^\s*\[InternetShortcut\]/i, 'shortcut'],
];

/** Text that follows UTF-8 or GB 18030, without control characters, markup or scripts. */
export function checkText(bytes: Buffer): string {
  const text = decode(bytes);
  if (text === undefined || control.test(text)) throw new AppError('files.notText');
  const found = markup.exec(text)?.[0];
  if (found !== undefined) throw activeContent(`${found}>`);
  for (const [pattern, name] of scripts) if (pattern.test(text)) throw activeContent(name);
  return text;
}

// A call (=SUM(, +CMD(), a link to another program (=cmd|'…'!A0), and the dynamic data exchange behind it.
const formula = /^[\s"']*(?:=\s*[^\s",;]|[+\-@]\s*[A-Za-z_.]+\s*[(|]|[+\-@=][^\s|]*\|[^!]*!)/;

/** A table as text: no cell begins with what a spreadsheet would run when it opens the table. */
export function checkTable(bytes: Buffer): void {
  for (const [index, line] of checkText(bytes)
    .split(/\r\n|\n|\r/)
    .entries()) {
    const cells = line.split(/[,;\t]/);
    if (cells.some((cell) => formula.test(cell))) throw new AppError('files.formula', { line: index + 1 });
  }
}

function decode(bytes: Buffer): string | undefined {
  for (const name of decoders) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {
      // The next one may read it.
    }
  }
  return undefined;
}
