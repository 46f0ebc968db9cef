// Makes `npx yuanshu` find this checkout's own command line: npm links the bins of dependencies, not of the root package.
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';

const bin = 'node_modules/.bin';
if (existsSync('node_modules')) {
  mkdirSync(bin, { recursive: true });
  rmSync(`${bin}/yuanshu`, { force: true });
  symlinkSync('../../app/cli/yuanshu.mjs', `${bin}/yuanshu`);
}
