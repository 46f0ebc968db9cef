import { testPlatform } from '#testing/database.ts';
import { readCatalog } from '#testing/schema/read-catalog.ts';
import { tablesPage } from './pages/tables.ts';

/** The document of all tables, read from a database with all migrations on the server of the database tests. */
export async function tablesDocument(): Promise<string> {
  const test = await testPlatform();
  try {
    const client = await test.connect('superuser');
    try {
      return tablesPage(await readCatalog(client), test.composition.parts);
    } finally {
      await client.end();
    }
  } finally {
    await test.close();
  }
}
