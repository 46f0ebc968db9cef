import { locales } from '#platform/i18n/contract/locale.ts';
import { switchLocale, useLocale, useText } from '../i18n/i18n.ts';

/** Each language by its own name. */
const names = { 'zh-CN': 'languages.zh', en: 'languages.en' } as const;

/** Two buttons, one a language; the pressed one is in use. */
export function Languages() {
  const text = useText('ui');
  const current = useLocale();
  return (
    <fieldset className="ys-languages ys-fieldset" aria-label={text('shell.language')}>
      {locales.map((locale, index) => (
        <span key={locale} lang={locale}>
          {index === 0 ? null : <span aria-hidden="true">/ </span>}
          <button
            type="button"
            className="ys-plain"
            aria-pressed={locale === current}
            onClick={() => void switchLocale(locale)}
          >
            {text(names[locale])}
          </button>
        </span>
      ))}
    </fieldset>
  );
}
