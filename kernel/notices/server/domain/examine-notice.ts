/** What is looked at of a notice. */
interface Examined {
  template: string;
  params: Readonly<Record<string, string | number>>;
  href: string;
  onceKey: string;
  channels?: readonly string[];
  reminder?: { thread: string; afterDays: readonly number[] };
}

const templatePattern = /^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/;
const mostParams = 20;
const longestParam = 500;
const mostReminders = 10;

/** Refuses what no caller may hand over; a notice that breaks these is a defect of the caller and nobody's input. */
export function examineNotice({ template, params, href, onceKey, channels, reminder }: Examined): void {
  refuse(templatePattern.test(template), 'template is not <part>.<name>');
  refuse(Object.keys(params).length <= mostParams, `more than ${mostParams} parameters`);
  for (const value of Object.values(params)) {
    refuse(
      typeof value === 'number' ? Number.isFinite(value) : value.length <= longestParam,
      'a parameter is too long',
    );
  }
  // Two slashes would lead to another machine.
  refuse(/^\/(?!\/)/.test(href) && href.length <= 500, 'href is not a page of the application');
  refuse(onceKey.length >= 3 && onceKey.length <= 200, 'onceKey has 3 to 200 characters');
  refuse(channels === undefined || channels.length > 0, 'channels are named or left out');
  if (reminder === undefined) return;
  refuse(reminder.thread.length >= 3 && reminder.thread.length <= 200, 'thread has 3 to 200 characters');
  refuse(reminder.afterDays.length <= mostReminders, `more than ${mostReminders} reminders`);
  const days = [0, ...reminder.afterDays];
  refuse(
    days.every((day, place) => Number.isInteger(day) && day <= 400 && (place === 0 || day > (days[place - 1] ?? 0))),
    'afterDays are whole days, each later than the one before',
  );
}

function refuse(fine: boolean, why: string): void {
  if (!fine) throw new TypeError(`notice: ${why}`);
}
