import { formatDate, Light, Section, useLocale, useText } from '#ui/index.ts';
import type { CaseView } from '../../contract/case.ts';
import { todayInChina } from './today.ts';

/** Supervision, signatures and co-operating departments, each only where there is any. */
export function CaseBoxes({ shown }: { shown: CaseView }) {
  const text = useText('cases');
  const locale = useLocale();
  const { supervision, signing, assistants, copies } = shown;
  return (
    <>
      {supervision === null ? null : (
        <Section title={text('casePage.supervision')} note={supervision.stateName}>
          <p className="case-line">
            {supervision.answerBy === null
              ? text('casePage.noAnswerDay')
              : text('casePage.answerBy', { day: formatDate(supervision.answerBy, locale, 'weekday') })}
          </p>
        </Section>
      )}
      {signing === null ? null : (
        <Section
          title={text('casePage.signing')}
          note={`${text(`casePage.choices.${signing.mode}`)} · ${text(`casePage.outcome.${signing.outcome}`)}`}
        >
          <ul className="case-lines">
            {signing.signers.map(({ whom, verdict }) => (
              <li key={whom}>
                <span>{whom}</span>
                <Light state={verdict === null ? 'warn' : verdict === 'agree' ? 'ok' : 'late'}>
                  {text(verdict === null ? 'casePage.unsigned' : `casePage.choices.${verdict}`)}
                </Light>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {assistants.length === 0 ? null : (
        <Section title={text('casePage.assistants')}>
          <ul className="case-lines">
            {assistants.map(({ id, name, done }) => (
              <li key={id}>
                <span>{name}</span>
                <Light state={done ? 'ok' : 'warn'}>{text(done ? 'casePage.done' : 'casePage.open')}</Light>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {copies.length === 0 ? null : (
        <Section title={text('casePage.copies')}>
          <ul className="case-lines">
            {copies.map(({ whom, at, read }) => (
              <li key={`${whom} ${at}`}>
                <span>{whom}</span>
                <span className="ys-meta">
                  {read === null
                    ? text('casePage.copyUnread')
                    : text('casePage.copyRead', { day: formatDate(todayInChina(new Date(read)), locale) })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
