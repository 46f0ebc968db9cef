import type { AnsweredOutcome } from '#kernel/rules/contract/rule-answer.ts';
import { formatDate } from '../format/date.ts';
import { useLocale, useText } from '../i18n/i18n.ts';

/** Yuan to the fen with commas; exact, since fen are whole. */
export function yuanOf(fen: number): string {
  const [minus, whole] = [fen < 0 ? '−' : '', Math.abs(fen)];
  const yuan = Math.floor(whole / 100).toLocaleString('en-US');
  return `${minus}${yuan}.${String(whole % 100).padStart(2, '0')}`;
}

/** What comes of a decision, in words: the first line is the answer itself. */
export function useOutcomeWords(): (outcome: AnsweredOutcome) => readonly string[] {
  const text = useText('rules');
  const locale = useLocale();
  return (outcome) => {
    const say = (key: string, params: Readonly<Record<string, string>>) => text(`editor.outcome.${key}`, params);
    const unknown = [text('editor.value.unknown')];
    switch (outcome.kind) {
      case 'condition':
        return outcome.holds === null ? unknown : [text(`editor.outcome.${outcome.holds ? 'holds' : 'holdsNot'}`)];
      case 'money':
        return outcome.fen === null ? unknown : [say('money', { amount: yuanOf(outcome.fen) })];
      case 'grade':
        return outcome.grade === null ? unknown : [outcome.grade];
      case 'number':
        return outcome.value === null ? unknown : [`${outcome.value} ${outcome.unit}`.trim()];
      case 'goods':
        return outcome.count === null
          ? unknown
          : [say('goods', { count: outcome.count, unit: outcome.unit, item: outcome.item })];
      case 'status': {
        const { granted, status, since, until } = outcome;
        if (granted === null) return unknown;
        if (!granted || since === null) return [say('notGranted', { status })];
        const from = formatDate(since, locale);
        return [
          say('granted', { status }),
          until === null
            ? say('since', { since: from })
            : say('span', { since: from, until: formatDate(until, locale) }),
        ];
      }
      case 'deduction': {
        const { deductionFen, tax, rate, savedFen } = outcome;
        if (deductionFen === null) return unknown;
        const deducted = say('deduction', { tax, amount: yuanOf(deductionFen) });
        if (rate === null || savedFen === null) return [deducted];
        return [deducted, say('saved', { rate, amount: yuanOf(savedFen) })];
      }
    }
  };
}
