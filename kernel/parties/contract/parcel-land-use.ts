import { z } from 'zod';

/**
 * Classes of land use by GB/T 21010-2017: the second level where zones have land of it, the first level elsewhere.
 * Names stand in the locale files under `landUses`.
 */
export const landUses = [
  '0501',
  '0502',
  '0503',
  '0504',
  '0505',
  '0506',
  '0507',
  '0601',
  '0602',
  '0604',
  '0701',
  '0702',
  '0801',
  '0803',
  '0804',
  '0805',
  '0806',
  '0807',
  '0808',
  '0809',
  '0810',
  '09',
  '1001',
  '1003',
  '1004',
  '1005',
  '01',
  '02',
  '03',
  '04',
  '11',
  '12',
] as const;

/** A class of land use, e.g. `0601` for industry. */
export const landUse = z.enum(landUses);
export type LandUse = z.infer<typeof landUse>;
