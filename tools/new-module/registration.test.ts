import { describe, expect, it } from 'vitest';
import { type Registration, register, registrations, unregister } from './registration.ts';

const [server] = registrations as readonly [Registration];
const text = (entries: string) => `import type { M } from 'm';

/** All. */
export const modules: readonly M[] = [${entries}];
`;

describe('entering a module', () => {
  it('adds an import and puts the module last', () => {
    const entered = register(text('aModule'), server, 'demo');
    expect(entered).toContain("import { demoModule } from '#modules/demo/server/index.ts';\n");
    expect(entered).toContain('= [aModule, demoModule];');
  });

  it('works on an empty list and on one over several lines', () => {
    expect(register(text(''), server, 'demo')).toContain('= [demoModule];');
    expect(register(text('\n  aModule,\n  bModule,\n'), server, 'demo')).toContain('bModule, demoModule];');
  });

  it('stops where there is no list', () => {
    expect(() => register('export {};', server, 'demo')).toThrow('holds no list of modules');
  });
});

describe('taking a module away', () => {
  it.each(['', 'aModule', 'aModule, bModule'])('undoes the entry after [%s]', (entries) => {
    for (const registration of registrations) {
      expect(unregister(register(text(entries), registration, 'demo'), registration, 'demo')).toBe(text(entries));
    }
  });

  it('leaves a module alone whose name only begins alike', () => {
    expect(unregister(text('demoModule, demolitionModule'), server, 'demo')).toBe(text('demolitionModule'));
  });
});
