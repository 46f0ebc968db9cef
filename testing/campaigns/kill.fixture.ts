// The platform without its pages, for campaigns that kill it. With `prepare` it first makes a zone and its accounts.
import { startApplication } from '#app/server/start.ts';
import { hashPassword } from '#platform/auth/server/password.ts';
import { addZone, saveAccount } from '#platform/auth/server/store.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { killZone, type Person } from './kill-installation.ts';

const { dataDir, prepare } = JSON.parse(process.argv[2] ?? '{}') as { dataDir: string; prepare?: Person[] };
const config = readConfig({ port: '0', data: dataDir }, { LOG_LEVEL: 'silent', RATE_LIMIT_FACTOR: '0' });
const { url, opened } = await startApplication({ config, demo: false, web: false });
if (prepare !== undefined) {
  const { database, importer } = opened.platform;
  await addZone(importer.forZone(noZone), killZone);
  for (const { id, login, role, password } of prepare) {
    const passwordHash = await hashPassword(password);
    const account = { zoneId: killZone.id, id, login, displayName: '测试', role, passwordHash, demonstration: false };
    await saveAccount(database.forZone(killZone.id), account);
  }
}
console.log(JSON.stringify({ url }));
