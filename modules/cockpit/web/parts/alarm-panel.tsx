import { formatDate, Light, SidePanel, useLocale, useText } from '#ui/index.ts';
import { HrefLink } from '#ui/screen/href-link.tsx';
import type { Alarm } from '../../contract/alarm.ts';
import { dayInChina, useAlarmWords } from './alarm-words.ts';

/** One alarm beside the list: why it stands, who owes the next step, and the way to it. */
export function AlarmPanel({ alarm }: { alarm: Alarm | undefined }) {
  const text = useText('cockpit');
  const words = useAlarmWords();
  const locale = useLocale();
  if (alarm === undefined) return null;
  const facts = [
    ['reason', alarm.reason],
    ['sourceName', alarm.sourceName],
    ['owner', alarm.owner],
    ['dueOn', alarm.dueOn],
    ['since', formatDate(dayInChina(alarm.since), locale)],
  ] as const;
  return (
    <SidePanel title={alarm.title}>
      <Light state={alarm.light}>{words(alarm)}</Light>
      <dl className="ys-facts">
        {facts.map(([key, value]) =>
          value === null ? null : (
            <div key={key}>
              <dt>{text(`alarms.columns.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <HrefLink href={alarm.href} className="ys-link">
        {text('alarms.open')}
      </HrefLink>
    </SidePanel>
  );
}
