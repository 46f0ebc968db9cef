import { AppError } from '#platform/errors/contract/errors.ts';
import type { FilePurpose } from '#platform/files/server/purpose.ts';
import type { CaseKinds } from './case-kind.ts';
import { actingBy } from './find-acting.ts';
import { requireCase } from './get-case.ts';
import { hasPartyAct } from './store/actions.ts';
import { evidencePurpose as name } from './write-act.ts';

/** Files that stand with acts: sent by who may act, read by who may read the case; a firm reads those of acts shown to it. */
export function evidencePurpose(kinds: CaseKinds): FilePurpose {
  return {
    name,
    types: ['pdf', 'ofd', 'jpeg', 'png', 'webp', 'docx', 'xlsx'],
    mayUpload: (context) => context.can('cases:act'),
    async mayRead(context, { id, record }) {
      const acting = await actingBy(context);
      try {
        const { kind } = await requireCase(kinds, { caseId: record.id, acting }, context);
        if (acting.caller.kind !== 'party') return true;
        const shown = kind.lifecycle.transitions.flatMap((one) => (one.shownToParty === true ? [one.name] : []));
        return await hasPartyAct(context.db, { caseId: record.id, fileId: id, acts: ['open', 'end', ...shown] });
      } catch (error) {
        if (error instanceof AppError) return false;
        throw error;
      }
    },
  };
}
