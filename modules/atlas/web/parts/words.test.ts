import { describe, expect, it } from 'vitest';
import type { ZoneRow } from '../../contract/zone.ts';
import { listed } from './listed.ts';
import { placeOf } from './place-words.ts';
import { growthWords } from './sections/growth-words.ts';
import { zonePoints } from './zone-places.ts';

describe('listed', () => {
  it('parts values as the language does', () => {
    expect(listed('智能软件;数字芯片; ', '、')).toBe('智能软件、数字芯片');
    expect(listed('5G', ', ')).toBe('5G');
    expect(listed(null, '、')).toBeNull();
  });
});

describe('placeOf', () => {
  it('does not repeat a city that is its own province', () => {
    expect(placeOf({ province: '北京市', city: '北京市', county: '大兴区' })).toBe('大兴区');
    expect(placeOf({ province: '北京市', city: '北京市', county: null })).toBe('北京市');
    expect(placeOf({ province: '广西壮族自治区', city: '桂林市', county: '七星区' })).toBe('桂林市 七星区');
    expect(placeOf({ province: null, city: null, county: null })).toBe('');
  });
});

describe('growthWords', () => {
  const text = (_: string, params?: Readonly<Record<string, string | number>>) => `${params?.value}pp`;
  it('has an arrow, never a sign or a colour', () => {
    expect(growthWords({ yoyPercent: '11.7' }, text)).toBe('↑11.7%');
    expect(growthWords({ yoyPercent: '-3' }, text)).toBe('↓3%');
    expect(growthWords({ yoyPp: '-0.4' }, text)).toBe('↓0.4pp');
    expect(growthWords({}, text)).toBeNull();
  });
});

describe('zonePoints', () => {
  const zone = (id: string, factTotal: number, place: ZoneRow['place']) =>
    ({ id, name: id, factTotal, place }) as ZoneRow;
  it('names zones with more facts first, draws seats hollow, and leaves out what has no place', () => {
    const points = zonePoints([
      zone('few', 3, { lon: 108, lat: 34, basis: 'zone', seatName: null }),
      zone('nowhere', 50, null),
      zone('many', 90, { lon: 113, lat: 23, basis: 'seat', seatName: '广州市' }),
    ]);
    expect(points).toEqual([
      { id: 'many', label: 'many', lon: 113, lat: 23, approximate: true },
      { id: 'few', label: 'few', lon: 108, lat: 34, approximate: false },
    ]);
  });
});
