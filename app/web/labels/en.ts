import type { LocaleTree } from '#platform/i18n/contract/locale.ts';

/** By part; empty here, and filled when the pages are built with what app/server/web-texts.ts picks out of their texts. */
const labels: Readonly<Record<string, LocaleTree>> = {};
export default labels;
