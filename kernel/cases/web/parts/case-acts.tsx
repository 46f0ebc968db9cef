import { Button } from 'antd';
import { type CheckLine, Moment, NextAction, useNarrow, useSending, useShortcut, useText } from '#ui/index.ts';
import type { ActView, CaseView } from '../../contract/case.ts';
import { arrangeActs, pressable } from './act-fields.ts';
import { ActForm, sendAct } from './act-form.tsx';
import { Refusal } from './refusal.tsx';

/** The next step with its checklist, the form of the act chosen, and all other acts: forbidden ones with their reason. */
export function CaseActs({
  shown,
  wanted,
  open,
  onOpen,
  missed,
  onMissed,
}: {
  shown: CaseView;
  /** Names of acts that the caller's tasks ask for, the most urgent first. */
  wanted: readonly string[];
  /** Name of the act whose form is open. */
  open: string | undefined;
  onOpen: (name: string | undefined) => void;
  /** Sequence that the page showed when somebody else was faster; undefined while nobody was. */
  missed: number | undefined;
  onMissed: (sequence: number | undefined) => void;
}) {
  const text = useText('cases');
  const narrow = useNarrow();
  const { next, others } = arrangeActs(shown.acts, wanted, shown.yourTurn);
  const opened = shown.acts.find(({ name, allowed }) => name === open && allowed);
  const close = () => onOpen(undefined);
  const done = () => {
    onMissed(undefined);
    close();
  };
  useShortcut('e', () => document.querySelector<HTMLElement>('[data-main-verb]')?.click());
  const verb =
    next === undefined ? undefined : <ActButton act={next} shown={shown} main onOpen={onOpen} onMissed={onMissed} />;
  return (
    <>
      <MissedActs shown={shown} since={missed} />
      <NextAction
        why={whyOf(shown, next, text)}
        {...(opened === undefined && verb !== undefined ? { verb } : {})}
        checks={checksOf(shown, text)}
      />
      {opened === undefined ? null : (
        <ActForm
          key={opened.name}
          shown={shown}
          act={opened}
          onDone={done}
          onCancel={close}
          onMissed={() => onMissed(shown.sequence)}
        />
      )}
      {narrow && verb !== undefined && opened === undefined ? <div className="case-fixed-verb">{verb}</div> : null}
      {others.length === 0 ? null : <OtherActs others={others} shown={shown} onOpen={onOpen} />}
    </>
  );
}

/** What others did while the page stood open; the form with what was typed stays below it. */
function MissedActs({ shown, since }: { shown: CaseView; since: number | undefined }) {
  const text = useText('cases');
  const acts = since === undefined ? [] : shown.timeline.filter(({ sequence }) => sequence > since);
  if (acts.length === 0) return null;
  return (
    <section className="case-refusal" role="status" aria-label={text('casePage.missed')}>
      <b>{text('casePage.missed')}</b>
      <ul className="case-lines">
        {acts.map(({ sequence, actName, by, at, comment }) => (
          <li key={sequence}>
            <span>
              {actName} · {by}
              {comment === null ? null : <span className="ys-meta"> {comment}</span>}
            </span>
            <Moment at={at} className="ys-meta" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Acts beside the next step: open ones in a line, steps of this loop that are forbidden with their reason, common ones folded. */
function OtherActs({
  others,
  shown,
  onOpen,
}: {
  others: readonly ActView[];
  shown: CaseView;
  onOpen: (name: string) => void;
}) {
  const text = useText('cases');
  const open = others.filter(({ allowed }) => allowed);
  const steps = others.filter(({ allowed, own }) => !allowed && own);
  const common = others.filter(({ allowed, own }) => !allowed && !own);
  return (
    <section className="case-others ys-no-print" aria-label={text('casePage.others')}>
      <h2>{text('casePage.others')}</h2>
      <ul className="case-open">
        {open.map((act) => (
          <li key={act.name}>
            <ActButton act={act} shown={shown} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      <Forbidden acts={steps} shown={shown} />
      {common.length === 0 ? null : (
        <details>
          <summary>{text('casePage.notNow', { count: common.length })}</summary>
          <Forbidden acts={common} shown={shown} />
        </details>
      )}
    </section>
  );
}

function Forbidden({ acts, shown }: { acts: readonly ActView[]; shown: CaseView }) {
  if (acts.length === 0) return null;
  return (
    <ul className="case-forbidden">
      {acts.map((act) => (
        <li key={act.name}>
          <ActButton act={act} shown={shown} onOpen={() => undefined} />
          <p className="ys-meta">{act.refusal}</p>
        </li>
      ))}
    </ul>
  );
}

function ActButton({
  act,
  shown,
  main = false,
  onOpen,
  onMissed,
}: {
  act: ActView;
  shown: CaseView;
  main?: boolean;
  onOpen: (name: string) => void;
  onMissed?: (sequence: number | undefined) => void;
}) {
  const { refusal, sending, finish } = useSending(
    () => sendAct(shown, act.name, { values: {}, onMissed: () => onMissed?.(shown.sequence) }),
    () => onMissed?.(undefined),
  );
  const press = () => (main && pressable(act) ? void finish(undefined) : onOpen(act.name));
  if (!main)
    return (
      <button type="button" className="ys-link" disabled={!act.allowed} onClick={press}>
        {act.title}
      </button>
    );
  return (
    <>
      <Refusal refusal={refusal} />
      <Button data-main-verb="" type="primary" size="large" block loading={sending} onClick={press}>
        {act.title}
      </Button>
    </>
  );
}

function whyOf(shown: CaseView, next: ActView | undefined, text: ReturnType<typeof useText>): string {
  if (shown.concluded) return text('casePage.concluded');
  if (next !== undefined)
    return next.onBehalfOf === null ? text('casePage.yourTurn') : text('casePage.actFor', { name: next.onBehalfOf });
  const whom = [...new Set([...shown.tasks.map((task) => task.whom), ...shown.waitsFor])];
  return whom.length === 0
    ? text('casePage.waitsForNobody')
    : text('casePage.waitsFor', { whom: whom.join(text('casePage.and')) });
}

/** What stands and what is missing: open tasks with their lights, signatures, assistance. */
function checksOf(shown: CaseView, text: ReturnType<typeof useText>): CheckLine[] {
  const tasks = shown.tasks.map((task, at): CheckLine => {
    const state = task.light === 'none' ? 'hold' : task.light;
    return {
      key: `task-${at}`,
      label: `${task.title} · ${task.whom}`,
      state,
      words: text(`casePage.check.${task.light}`),
    };
  });
  const assistants = shown.assistants
    .filter(({ done }) => done)
    .map((one): CheckLine => {
      return {
        key: `assistant-${one.id}`,
        label: text('casePage.assisted', { name: one.name }),
        state: 'ok',
        words: text('casePage.done'),
      };
    });
  const signers = (shown.signing?.signers ?? []).flatMap(({ whom, verdict }): CheckLine[] =>
    verdict === null
      ? []
      : [
          {
            key: `signer-${whom}`,
            label: text('casePage.signature', { name: whom }),
            state: verdict === 'agree' ? 'ok' : 'late',
            words: text(`casePage.choices.${verdict}`),
          },
        ],
  );
  return [...tasks, ...assistants, ...signers];
}
