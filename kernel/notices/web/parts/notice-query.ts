import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, type Text, valuesOf } from '#ui/index.ts';
import type { exportNotices } from '../../contract/endpoints.ts';
import { channel, recipientKind } from '../../contract/notice.ts';

type Query = EndpointInput<typeof exportNotices>['query'];

/** Filter of the register as the address holds it; what was typed into the address by hand may be anything. */
export function noticeQuery(search: Search): Query {
  const day = (key: 'from' | 'to') => {
    const [value] = valuesOf(search, key);
    return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? { [key]: value } : {};
  };
  return {
    ...{ template: valuesOf(search, 'template'), state: valuesOf(search, 'state') },
    ...{ channel: valuesOf(search, 'channel'), recipient: valuesOf(search, 'recipient') },
    ...day('from'),
    ...day('to'),
  } as Query;
}

/** Choices that do not depend on what is there. */
export function fixedChoices(text: Text) {
  return {
    channel: channel.options.map((value) => ({ value, label: text(`channels.${value}`) })),
    recipient: recipientKind.options.map((value) => ({ value, label: text(`recipients.${value}`) })),
  };
}
