import { AppError } from '#platform/errors/contract/errors.ts';
import type { FileType } from '../../contract/file-type.ts';
import type { FileFlag } from '../../contract/file-view.ts';
import { activeContent, broken } from './refusals.ts';
import { hasSignature, type Signature } from './signatures.ts';
import { openPackage } from './zip-package.ts';

const programNames =
  /\.(?:exe|dll|com|scr|pif|cpl|msi|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|jar|class|sh|py|pl|php|lnk|url|reg|chm|html?|xhtml|svgz?|swf|iso|img|vhdx?|apk|dmg|app)$/i;
const markup = /\.(?:xml|rels|vml|xaml)$/i;

/** A workbook of Office Open XML (ECMA-376) without macros, embedded objects and ties to elsewhere. */
export async function checkXlsx(bytes: Buffer): Promise<FileFlag[]> {
  return checkOffice(bytes, {
    type: 'xlsx',
    main: 'xl/workbook.xml',
    allowed: /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|docMetadata\/|xl\/)/,
  });
}

/** A text document of Office Open XML, by the same rules. */
export async function checkDocx(bytes: Buffer): Promise<FileFlag[]> {
  return checkOffice(bytes, {
    type: 'docx',
    main: 'word/document.xml',
    allowed: /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|docMetadata\/|word\/)/,
  });
}

interface OfficeShape {
  type: FileType;
  main: string;
  allowed: RegExp;
}

const officeActive: readonly [RegExp, string][] = [
  [/vbaProject|vbaData/i, 'VBA'],
  [/(?:^|\/)(?:macrosheets|dialogsheets)\//i, 'macro sheet'],
  [/(?:^|\/)activeX\//i, 'ActiveX'],
  [/(?:^|\/)embeddings\//i, 'embedded object'],
  [/(?:^|\/)externalLinks\//i, 'external link'],
  [/(?:^|\/)(?:afchunk|webextensions|customUI)/i, 'extension'],
];

async function checkOffice(bytes: Buffer, { type, main, allowed }: OfficeShape): Promise<FileFlag[]> {
  const entries = await openPackage(bytes, type);
  const names = entries.map((entry) => entry.name);
  if (!names.includes('[Content_Types].xml') || !names.includes(main)) throw broken(type, main);
  const flags = new Set<FileFlag>();
  for (const entry of entries) {
    const active = officeActive.find(([pattern]) => pattern.test(entry.name))?.[1];
    if (active !== undefined) throw activeContent(active);
    if (!allowed.test(entry.name)) throw broken(type, entry.name.slice(0, 80));
    const content = await entry.read();
    const kind = beginningOf(content);
    if (kind === 'archive') throw new AppError('files.nestedArchive');
    if (kind !== undefined) throw activeContent(kind);
    if (programNames.test(entry.name) && !/\/media\/[^/]+\.svg$/i.test(entry.name)) throw activeContent(entry.name);
    if (/\.svg$/i.test(entry.name)) checkDrawing(content);
    if (!markup.test(entry.name)) continue;
    const xml = checkXml(content);
    if (entry.name.endsWith('.rels')) checkRelations(xml, flags);
    else checkOfficeXml(entry.name, xml);
  }
  return [...flags];
}

/** No pattern reads past the next `<`, which stands in no attribute: what it costs grows with the length alone. */
const fieldInstruction =
  /<(?:\w+:)?(?:instrText[^<>]*>([^<]*)|fldSimple[^<]*?\binstr\s*=\s*(?:"([^"<]*)"|'([^'<]*)'))/g;

function checkOfficeXml(name: string, xml: string): void {
  if (name === '[Content_Types].xml' && /macroEnabled|vbaProject|activeX|oleObject/i.test(xml)) {
    throw activeContent('macro');
  }
  // A field's instruction may be cut over several runs: it is judged joined.
  const instructions = [...xml.matchAll(fieldInstruction)];
  const joined = withoutReferences(instructions.map((found) => found.slice(1).join('')).join(''));
  if (/\bDDE(?:AUTO)?\b|\bINCLUDE(?:TEXT|PICTURE)\b/i.test(joined)) throw activeContent('DDE');
  if (/<(?:[a-z]+:)?(?:ddeLink|oleLink)\b/i.test(xml)) throw activeContent('DDE');
}

/** Ties to elsewhere are allowed only where a person must click on them. */
function checkRelations(xml: string, flags: Set<FileFlag>): void {
  for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\b[^<]*/g)) {
    const attributes = new Map<string, string>();
    for (const [, name = '', one, other] of tag.matchAll(/\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      attributes.set(name, withoutReferences(one ?? other ?? ''));
    }
    const attribute = (name: string) => attributes.get(name) ?? '';
    if (attribute('TargetMode').toLowerCase() !== 'external') {
      if (/^[a-z][a-z0-9+.-]*:|^[/\\]{2}/i.test(attribute('Target'))) throw activeContent('external link');
      continue;
    }
    const link = attribute('Type').endsWith('/hyperlink') && /^(?:https?:\/\/|mailto:|#)/i.test(attribute('Target'));
    if (!link) throw activeContent('external link');
    flags.add('linksOut');
  }
}

/** Characters in place of their numbers. */
function withoutReferences(text: string): string {
  return text.replace(
    /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi,
    (_, hex: string | undefined, decimal: string | undefined) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

const ofdParts =
  /\.(?:xml|jpe?g|png|bmp|gif|tiff?|jb2|jbig2|gbig2|ttf|otf|ttc|esl|dat|signature|asn1|cer|der|p7b?|txt|xbrl|ofd)$/i;

/** A layout document (GB/T 33190, OFD): XML, fonts, pictures and seals; what is attached may be XML only. */
export async function checkOfd(bytes: Buffer): Promise<FileFlag[]> {
  const entries = await openPackage(bytes, 'ofd');
  if (!entries.some((entry) => entry.name === 'OFD.xml')) throw broken('ofd', 'OFD.xml');
  for (const entry of entries) {
    if (!ofdParts.test(entry.name)) throw activeContent(entry.name.slice(0, 80));
    if (/(?:^|\/)attach/i.test(entry.name) && !/\.(?:xml|xbrl)$/i.test(entry.name)) throw activeContent('attachment');
    const content = await entry.read();
    refuseBeginning(content);
    if (!markup.test(entry.name)) continue;
    const xml = checkXml(content);
    if (/<(?:[a-z]+:)?(?:Action)\b[^<]*\bEvent\s*=\s*["'](?:DO|PO)["']/i.test(xml)) throw activeContent('Action');
  }
  return [];
}

/** A package of ordinary files; none of them may be a program or another package. */
export async function checkZip(bytes: Buffer): Promise<FileFlag[]> {
  const entries = await openPackage(bytes, 'zip');
  for (const entry of entries) {
    if (programNames.test(entry.name)) throw activeContent(entry.name.slice(0, 80));
    refuseBeginning(await entry.read());
  }
  if (entries.length === 0) throw new AppError('files.empty');
  return [];
}

function refuseBeginning(content: Buffer): void {
  const kind = beginningOf(content);
  if (kind === 'archive') throw new AppError('files.nestedArchive');
  if (kind === 'program') throw activeContent('program');
}

const programs: readonly Signature[] = ['exe', 'elf', 'machO', 'script', 'shortcut'];

function beginningOf(content: Buffer): 'program' | 'archive' | 'ole' | undefined {
  if (programs.some((kind) => hasSignature(content, kind))) return 'program';
  if (hasSignature(content, 'zip') || hasSignature(content, 'archive')) return 'archive';
  return hasSignature(content, 'ole') ? 'ole' : undefined;
}

/** XML in UTF-8 without a document type: no entities, nothing read from elsewhere (CWE-611, CWE-776). */
function checkXml(content: Buffer): string {
  const text = content.toString('utf8');
  // Another encoding could hide a declaration from this look.
  if (content.includes(0) || /^(?:\ufeff)?<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])/i.test(text)) {
    throw new AppError('files.doctype');
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new AppError('files.doctype');
  return text;
}

function checkDrawing(content: Buffer): void {
  const text = checkXml(content);
  if (/<script|\son[a-z]+\s*=|javascript:|<foreignObject/i.test(text)) throw activeContent('SVG');
}
