import { describe, expect, it } from 'vitest';
import type { ParcelEntry } from '../../../contract/parcel.ts';
import type { SiteEntry } from '../../../contract/site.ts';
import { changesOf } from './changes-of.ts';
import { examineParcel } from './examine-parcel.ts';
import { deepestSite, examineSite } from './examine-site.ts';

const parcel = (more: Partial<ParcelEntry> = {}): ParcelEntry => ({ number: 'A-01', supplyState: 'granted', ...more });
const fieldsOf = (more: Partial<ParcelEntry>) =>
  examineParcel(parcel(more)).faults.map(({ field, text }) => [field, text]);

describe('a parcel', () => {
  it('needs no code, dates or ratios', () => {
    expect(examineParcel(parcel())).toEqual({ faults: [], landCode: null, landCodeReason: null });
    expect(examineParcel(parcel({ landCode: '' })).landCode).toBeNull();
  });

  it('has its dates and ratios in order', () => {
    expect(fieldsOf({ grantedOn: '2020-01-02', grantEndsOn: '2020-01-02' })).toEqual([
      ['grantEndsOn', 'parcel.faults.grantEnds'],
    ]);
    expect(fieldsOf({ grantEndsOn: '2020-01-02' })).toEqual([]);
    expect(fieldsOf({ plotRatioMin: '10.00', plotRatioMax: '9.00' })).toEqual([
      ['plotRatioMax', 'parcel.faults.plotRatio'],
    ]);
    expect(fieldsOf({ plotRatioMin: '1.00', plotRatioMax: '1.00' })).toEqual([]);
    expect(fieldsOf({ plotRatioMax: '0.00' })).toEqual([['plotRatioMax', 'parcel.faults.plotRatioNone']]);
  });

  it('keeps a reason only beside a doubted code', () => {
    const landCodeReason = '与不动产权证核对一致';
    const sound = '000000001001GB00001';
    expect(examineParcel(parcel({ landCode: sound, landCodeReason })).landCodeReason).toBeNull();
    expect(examineParcel(parcel({ landCode: '123', landCodeReason }))).toMatchObject({ faults: [], landCodeReason });
    expect(fieldsOf({ landCode: '123' })).toEqual([['landCode', 'parcel.doubts.landLength']]);
    expect(examineParcel(parcel({ landCode: '地', landCodeReason })).faults).toMatchObject([
      { text: 'parcel.faults.codeForm' },
    ]);
  });
});

const site = (more: Partial<SiteEntry> = {}): SiteEntry => ({ name: '楼', kind: 'building', status: 'inUse', ...more });
const textsOf = (...told: Parameters<typeof examineSite>) => examineSite(...told).map(({ text }) => text);
const ground = { parcelKnown: true, ancestors: ['p', 'q'] };

describe('a site', () => {
  it('lies in a known site and on a known parcel, or in none', () => {
    expect(textsOf(site(), { parcelKnown: false, ancestors: [] })).toEqual([]);
    expect(textsOf(site({ parentId: 'p', parcelId: 'x' }), ground, 's')).toEqual([]);
    expect(textsOf(site({ parentId: 'p', parcelId: 'x' }), { parcelKnown: false, ancestors: [] })).toEqual([
      ...['site.faults.parcel', 'site.faults.parent'],
    ]);
  });

  it('never lies within itself', () => {
    expect(textsOf(site({ parentId: 'p' }), ground, 'p')).toEqual(['site.faults.cycle']);
    expect(textsOf(site({ parentId: 'p' }), ground, 'q')).toEqual(['site.faults.cycle']);
  });

  it('lies no deeper than sites can', () => {
    const line = (count: number) => ({
      parcelKnown: true,
      ancestors: Array.from({ length: count }, (_, at) => `${at}`),
    });
    expect(textsOf(site({ parentId: '0' }), line(deepestSite - 1))).toEqual([]);
    expect(textsOf(site({ parentId: '0' }), line(deepestSite))).toEqual(['site.faults.depth']);
  });

  it('has both coordinates or neither', () => {
    expect(examineSite(site({ longitude: '1' }), ground)).toMatchObject([{ field: 'latitude' }]);
    expect(examineSite(site({ latitude: '1' }), ground)).toMatchObject([{ field: 'longitude' }]);
  });
});

describe('an amendment', () => {
  it('is kept as what differs', () => {
    type Fields = { a: number; b: string | null; c: string | null };
    expect(changesOf<Fields>({ a: 1, b: null, c: 'x' }, { a: 1, b: 'y', c: null })).toEqual({
      ...{ before: { b: null, c: 'x' }, after: { b: 'y', c: null } },
    });
    expect(changesOf({ a: 1 }, { a: 1 })).toEqual({ before: {}, after: {} });
  });
});
