import { composeForReading } from '#app/server/compose.ts';
import { openApiDocument } from '#platform/http/server/docs/openapi.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { commandLinePage } from './pages/command-line.ts';
import { endpointsPage } from './pages/endpoints.ts';
import { errorsPage } from './pages/errors.ts';
import { lifecyclesPage } from './pages/lifecycles.ts';
import { limitsPage } from './pages/limits.ts';
import { metricsPage } from './pages/metrics.ts';
import { permissionsPage } from './pages/permissions.ts';
import { practicesPage } from './pages/practices.ts';

/** Folder of the generated documents. */
export const referenceFolder = 'docs/reference';

/** File of the document that needs a migrated database. */
export const tablesFile = 'tables.md';

/** What was measured or decided: written by hand, kept by the generator; cryptography.md and dmn.md have tests of their own. */
export const measuredFiles: readonly string[] = ['benchmarks.md', 'campaigns.md', 'cryptography.md', 'dmn.md'];

/** The documents that follow from code alone, by file name. */
export function codeDocuments(): Map<string, string> {
  const composition = composeForReading();
  const { routes, grants, text } = composition;
  const endpoints = routes.map(({ endpoint }) => endpoint);
  const openApi = openApiDocument({ endpoints, grants, text, version: packageFile.version }, 'en');
  return new Map([
    ['endpoints.md', endpointsPage(composition)],
    ['errors.md', errorsPage(composition)],
    ['permissions.md', permissionsPage(composition)],
    ['limits.md', limitsPage(composition)],
    ['command-line.md', commandLinePage(composition)],
    ['lifecycles.md', lifecyclesPage(composition)],
    ['metrics.md', metricsPage(composition)],
    ['practices.md', practicesPage(composition)],
    ['openapi.json', `${JSON.stringify(openApi, null, 2)}\n`],
  ]);
}
