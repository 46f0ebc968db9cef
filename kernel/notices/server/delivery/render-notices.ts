import type { Locale } from '#platform/i18n/contract/locale.ts';
import { openTexts, type Text } from '#platform/i18n/server/texts.ts';
import type { NoticeTemplate } from '#platform/module/notice-template.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { NoticeParams } from '../store/tables.ts';

/** A template with the part that declares it. */
export interface OwnedTemplate extends NoticeTemplate {
  /** `<part>.<name>`. */
  readonly id: string;
  readonly part: string;
}

/** A notice in one language. */
export interface ToldTexts {
  title: string;
  body: string;
  sms: string;
}

/** The words of all parts. */
export interface Telling {
  readonly templates: ReadonlyMap<string, OwnedTemplate>;
  /** The texts of a notice; undefined when no part declares its template. */
  render(
    notice: { template: string; params: NoticeParams; step: number; link?: string | undefined },
    locale: Locale,
  ): ToldTexts | undefined;
}

/** Joins what all parts declare; texts are opened when the first notice is told. */
export function tellingOf(parts: readonly ServerModule[]): Telling {
  const owned = parts.flatMap((part) =>
    (part.noticeTemplates ?? []).map((one) => ({ ...one, part: part.name, id: `${part.name}.${one.name}` })),
  );
  const templates = new Map(owned.map((one) => [one.id, one]));
  let opened: Text | undefined;
  return {
    templates,
    render({ template, params, step, link }, locale) {
      const declared = templates.get(template);
      if (declared === undefined) return undefined;
      opened ??= openTexts(parts);
      const text = opened;
      const say = (form: string) => text(locale, `${declared.part}:notices.${declared.name}.${form}`, { ...params });
      const again = (said: string) => (step === 0 ? said : text(locale, 'notices:told.again', { step, said }));
      const led = (said: string) => (link === undefined ? said : text(locale, 'notices:told.led', { said, link }));
      return { title: again(say('title')), body: led(say('body')), sms: led(again(say('sms'))) };
    },
  };
}
