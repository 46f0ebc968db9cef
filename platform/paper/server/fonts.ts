import { readFileSync } from 'node:fs';
import { type Font, readFont } from './font-file.ts';

/** The two weights that paper is printed in. */
export interface Fonts {
  regular: Font;
  bold: Font;
  files: { regular: Uint8Array; bold: Uint8Array };
}

const folder = '@expo-google-fonts/noto-sans-sc';
let opened: Fonts | undefined;

/** Opens the fonts once for the process: 20 MB that stay, so that no print waits for the disk. */
export function openFonts(): Fonts {
  opened ??= readFonts();
  return opened;
}

function readFonts(): Fonts {
  const read = (file: string) => readFileSync(new URL(import.meta.resolve(`${folder}/${file}`)));
  const files = {
    regular: read('400Regular/NotoSansSC_400Regular.ttf'),
    bold: read('700Bold/NotoSansSC_700Bold.ttf'),
  };
  return { regular: readFont(files.regular), bold: readFont(files.bold), files };
}
