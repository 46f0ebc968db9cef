import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DepartmentWork, DutyItems } from '#platform/module/department-work.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { dutyKey } from '../../contract/organisation.ts';
import { type CatalogueItem, joinCatalogues } from './domain/cover-duties.ts';
import { listDutyItems } from './store/duty-items.ts';

/** What other modules have to do with departments: their open work and their catalogues. */
export interface Outside {
  readonly work: readonly (DepartmentWork & { module: string })[];
  readonly items: readonly { module: string; read: DutyItems }[];
}

/** Work and catalogues of all parts. */
export function outsideOf(parts: readonly ServerModule[]): Outside {
  return {
    work: parts.flatMap(({ name: module, departmentWork }) =>
      departmentWork === undefined ? [] : [{ module, count: departmentWork.count, move: departmentWork.move }],
    ),
    items: parts.flatMap(({ name: module, dutyItems }) =>
      dutyItems === undefined ? [] : [{ module, read: dutyItems }],
    ),
  };
}

/** The zone's own duty items and those of all modules; an item that has no proper key is a defect of its module. */
export async function readCatalogue(db: ZoneDb, { items }: Outside): Promise<CatalogueItem[]> {
  const own = await listDutyItems(db);
  const brought: CatalogueItem[] = [];
  for (const { module, read } of items) {
    for (const { name, ...key } of await read(db)) {
      brought.push({ ...dutyKey.parse(key), name, withdrawn: false, module });
    }
  }
  return joinCatalogues(
    own.map((item) => ({ ...item, module: null })),
    brought,
  );
}
