const families: readonly [RegExp, string][] = [
  [/MicroMessenger/i, 'WeChat'],
  [/DingTalk/i, 'DingTalk'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/HuaweiBrowser/, 'Huawei'],
  [/QQBrowser/, 'QQ'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** Family and system of a browser, e.g. `Edge, Windows`; null when neither is known. No version: it would tell people apart. */
export function browserOf(userAgent: string | undefined): string | null {
  if (userAgent === undefined) return null;
  const first = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const known = [first(families), first(systems)].filter((one) => one !== undefined);
  return known.length === 0 ? null : known.join(', ');
}
