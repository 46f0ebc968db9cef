/** First line of every generated file. */
export const generatedNote = '<!-- Generated from code by `npm run docs`; do not edit. -->';

/** A table; bars and line breaks inside a cell are escaped. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(headings), `|${headings.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

/** Text as code, or nothing where there is no text. */
export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

/** A document: the note, its parts with an empty line between, and a line break at the end. */
export function page(...parts: readonly string[]): string {
  return `${[generatedNote, ...parts].join('\n\n')}\n`;
}
