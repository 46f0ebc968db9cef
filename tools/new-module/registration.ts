/** One of the two lists that name every module: where it stands and what a module gives to it. */
export interface Registration {
  file: string;
  /** Front door of a module, below its folder. */
  door: string;
  /** Name that the front door exports. */
  exportOf: (module: string) => string;
}

/** The lists that a module enters, and nothing else. */
export const registrations: readonly Registration[] = [
  { file: 'app/server/modules.ts', door: 'server/index.ts', exportOf: (module) => `${module}Module` },
  { file: 'app/web/modules.ts', door: 'web/index.ts', exportOf: (module) => `${module}Web` },
];

function importLine({ door, exportOf }: Registration, module: string): string {
  return `import { ${exportOf(module)} } from '#modules/${module}/${door}';\n`;
}

const list = /(export const modules: readonly \w+\[\] = \[)([\s\S]*?)(\];)/;

/** The text of a list with a module at its end. */
export function register(text: string, registration: Registration, module: string): string {
  const entry = registration.exportOf(module);
  if (!list.test(text)) throw new Error(`${registration.file} holds no list of modules`);
  const listed = text.replace(list, (_all, open: string, entries: string, close: string) => {
    const before = entries.trim().replace(/,$/, '');
    return `${open}${before === '' ? entry : `${before}, ${entry}`}${close}`;
  });
  return importLine(registration, module) + listed;
}

/** The text of a list without a module. */
export function unregister(text: string, registration: Registration, module: string): string {
  const entry = registration.exportOf(module);
  return text
    .replace(importLine(registration, module), '')
    .replace(list, (_all, open: string, entries: string, close: string) => {
      const rest = entries
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '' && one !== entry);
      return `${open}${rest.join(', ')}${close}`;
    });
}
