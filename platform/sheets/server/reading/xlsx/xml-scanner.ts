import { AppError } from '#platform/errors/contract/errors.ts';
import { broken } from '../refusals.ts';

/** What a part's reader wants to know; names are without prefix. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text as it stands between tags, or decoded already where it stood in a CDATA section. */
  text(raw: string, decoded: boolean): void;
}

const longestToken = 1_048_576;
const deepest = 100;
const [quotation, apostrophe, less, greater] = [34, 39, 60, 62];

/**
 * Reads XML in pieces without building a tree. A document type is refused, so that there are no entities but the five
 * of XML, nothing is fetched (CWE-611) and nothing grows (CWE-776). Tags must close in order.
 */
export class XmlScanner {
  readonly #part: string;
  readonly #root: string;
  readonly #handler: XmlHandler;
  #rest = '';
  readonly #open: string[] = [];
  #roots = 0;

  /** `root` is the name that the part's outermost tag must have. */
  constructor(part: string, root: string, handler: XmlHandler) {
    this.#part = part;
    this.#root = root;
    this.#handler = handler;
  }

  /** Takes the next piece of the text. */
  feed(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag === -1) break;
      if (tag > at && this.#open.length > 0) this.#handler.text(text.slice(at, tag), false);
      else if (tag > at && text.slice(at, tag).trim() !== '') throw this.#broken('text');
      const end = this.#token(text, tag);
      at = end === -1 ? tag : end;
      if (end === -1) break;
    }
    this.#rest = at === 0 ? text : text.slice(at);
    if (this.#rest.length > longestToken) throw this.#broken('token');
  }

  /** Says that no piece follows. */
  end(): void {
    if (this.#rest.trim() !== '' || this.#open.length > 0 || this.#roots !== 1) throw this.#broken('end');
  }

  /** Takes the token at `from`; the place behind it, or -1 when its end is not here yet. */
  #token(text: string, from: number): number {
    const mark = text.charCodeAt(from + 1);
    if (mark === 33) return this.#declaration(text, from);
    if (mark === 63) return behind(text, '?>', from + 2);
    const end = tagEnd(text, from + 1);
    if (end === -1) return -1;
    if (end === -2) throw this.#broken('tag');
    if (mark === 47) this.#close(localName(text.slice(from + 2, end).trimEnd()));
    else this.#openTag(text, from + 1, end);
    return end + 1;
  }

  #declaration(text: string, from: number): number {
    const start = text.slice(from, from + 9);
    if (start.startsWith('<!--')) return behind(text, '-->', from + 4);
    if (start === '<![CDATA[') {
      const end = text.indexOf(']]>', from + 9);
      if (end !== -1) this.#handler.text(text.slice(from + 9, end), true);
      return end === -1 ? -1 : end + 3;
    }
    if (start.length < 9 && ('<![CDATA['.startsWith(start) || '<!--'.startsWith(start))) return -1;
    throw new AppError('sheets.doctype');
  }

  #openTag(text: string, from: number, end: number): void {
    const empty = text.charCodeAt(end - 1) === 47;
    const inside = text.slice(from, empty ? end - 1 : end);
    const space = inside.search(/\s/);
    const name = localName(space === -1 ? inside : inside.slice(0, space));
    if (name === '' || this.#open.length >= deepest) throw this.#broken('tag');
    if (this.#open.length === 0) this.#roots += name === this.#root ? 1 : 2;
    if (this.#roots > 1) throw this.#broken('root');
    this.#handler.open(name, space === -1 ? '' : inside.slice(space));
    if (empty) this.#handler.close(name);
    else this.#open.push(name);
  }

  #close(name: string): void {
    if (this.#open.pop() !== name) throw this.#broken(`</${name.slice(0, 20)}>`);
    this.#handler.close(name);
  }

  #broken(detail: string): AppError {
    return broken('xlsx', `${this.#part}: ${detail}`);
  }
}

/** Where the tag's `>` stands, outside quotation marks: -1 when not here yet, -2 when another tag begins before it. */
function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === greater) return at;
    if (code === less) return -2;
    if (code === quotation || code === apostrophe) {
      at = text.indexOf(code === quotation ? '"' : "'", at + 1);
      if (at === -1) return -1;
    }
  }
  return -1;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
