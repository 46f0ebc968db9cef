import type { ParcelEntry } from '../../../contract/parcel.ts';
import { doubtsOfLandCode } from '../../../contract/parcel-code.ts';
import { hundredthsOf } from '../../../contract/place-decimal.ts';
import { type EntryFault, faultAt } from './fault.ts';

/** What a parcel's entry comes to: faults to mend, none when it may be stored, and the code as it is then kept. */
export interface ParcelExamination {
  faults: EntryFault[];
  landCode: string | null;
  /** Kept only beside a code that is doubted. */
  landCodeReason: string | null;
}

const longestCode = 40;

/** Checks what no single field can tell. A doubted code passes with a reason; what is no code at all doesn't. */
export function examineParcel(entry: ParcelEntry): ParcelExamination {
  const faults: EntryFault[] = [];
  if (entry.grantedOn !== undefined && entry.grantEndsOn !== undefined && entry.grantEndsOn <= entry.grantedOn) {
    faults.push(faultAt('grantEndsOn', 'parcel.faults.grantEnds'));
  }
  const [least, most] = [entry.plotRatioMin, entry.plotRatioMax];
  if (least !== undefined && most !== undefined && hundredthsOf(least) > hundredthsOf(most)) {
    faults.push(faultAt('plotRatioMax', 'parcel.faults.plotRatio'));
  }
  if (most !== undefined && hundredthsOf(most) === 0n)
    faults.push(faultAt('plotRatioMax', 'parcel.faults.plotRatioNone'));
  const landCode = entry.landCode || null;
  if (landCode !== null && (landCode.length > longestCode || !/^[0-9A-Z]+$/.test(landCode))) {
    faults.push(faultAt('landCode', 'parcel.faults.codeForm'));
    return { faults, landCode, landCodeReason: null };
  }
  const doubts = landCode === null ? [] : doubtsOfLandCode(landCode);
  if (entry.landCodeReason === undefined) {
    faults.push(
      ...doubts.map(
        ({ kind, ...params }): EntryFault => ({ field: 'landCode', text: `parcel.doubts.${kind}`, params }),
      ),
    );
  }
  return { faults, landCode, landCodeReason: doubts.length > 0 ? (entry.landCodeReason ?? null) : null };
}
