import type { RequestContext } from '#platform/http/server/context.ts';
import type { PurposeView } from '../contract/file-view.ts';
import { type FilePurposes, limitOf } from './purpose.ts';

/** What the caller may send. */
export function listPurposes(purposes: () => FilePurposes) {
  return async (_input: unknown, context: RequestContext): Promise<{ purposes: PurposeView[] }> => {
    const shown: PurposeView[] = [];
    for (const purpose of purposes().values()) {
      if (!(await purpose.mayUpload(context))) continue;
      shown.push({ name: purpose.name, types: [...purpose.types], mostBytes: limitOf(purpose) });
    }
    return { purposes: shown };
  };
}
