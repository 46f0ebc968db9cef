import { type FileType, fileTypes, mebibyte, typeOfName } from '#platform/files/contract/file-type.ts';
import type { PurposeView } from '#platform/files/contract/file-view.ts';

/** Why a file is not even sent; the server would say the same. */
export interface ChoiceProblem {
  name: 'typeNotAllowed' | 'tooLarge' | 'empty' | 'tooMany';
  params: Record<string, string | number>;
}

/** Extensions as people know them: `PDF, JPG, PNG`. */
export function kindsOf(types: readonly FileType[]): string {
  return types.map((type) => fileTypes[type].extensions[0].toUpperCase()).join(', ');
}

/** Value of `accept` of a file input: extensions and media types, since phones know only the latter. */
export function acceptOf(types: readonly FileType[]): string {
  const extensions = types.flatMap((type) => fileTypes[type].extensions.map((extension) => `.${extension}`));
  return [...extensions, ...types.map((type) => fileTypes[type].mediaType)].join(',');
}

/** True when a photograph taken now would be taken. */
export function takesPhotos(types: readonly FileType[]): boolean {
  return types.includes('jpeg');
}

/** Checks a chosen file by what is known before it is sent. */
export function problemOf(
  file: { name: string; size: number },
  { types, mostBytes }: Pick<PurposeView, 'types' | 'mostBytes'>,
  room: { left: number; most: number },
): ChoiceProblem | undefined {
  if (room.left <= 0) return { name: 'tooMany', params: { count: room.most } };
  const type = typeOfName(file.name);
  if (type === undefined || !types.includes(type)) return { name: 'typeNotAllowed', params: { kinds: kindsOf(types) } };
  if (file.size === 0) return { name: 'empty', params: {} };
  if (file.size > mostBytes) return { name: 'tooLarge', params: { size: Math.floor(mostBytes / mebibyte) } };
  return undefined;
}
