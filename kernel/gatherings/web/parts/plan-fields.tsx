import { Form, Input, InputNumber } from 'antd';
import { PartyPicker } from '#kernel/parties/web/front-door.ts';
import { useText } from '#ui/index.ts';
import { type Values, wordOf } from './verb-form.tsx';

/** A rule that something stands in a field. */
export function useNeeded() {
  const text = useText('gatherings');
  return (key: string) => [{ required: true, message: text('web.needed', { field: text(key) }) }];
}

/** Day and times. */
export function TimeFields() {
  const text = useText('gatherings');
  const needed = useNeeded();
  return (
    <div className="gat-row">
      <Form.Item name="day" label={text('columns.day')} rules={needed('columns.day')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="fromTime" label={text('web.from')} rules={needed('web.from')}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="toTime" label={text('web.to')} rules={needed('web.to')}>
        <Input type="time" />
      </Form.Item>
    </div>
  );
}

/** Title, place and seats. */
export function PlaceFields({ siteName }: { siteName?: string | undefined }) {
  const text = useText('gatherings');
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="title" label={text('columns.title')} rules={needed('columns.title')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="siteId" label={text('web.site')} extra={text('web.siteHint')}>
        <PartyPicker kinds={['site']} initialName={siteName} />
      </Form.Item>
      <Form.Item name="place" label={text('web.room')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="capacity" label={text('columns.capacity')} extra={text('web.capacityHint')}>
        <InputNumber min={1} max={100_000} precision={0} />
      </Form.Item>
    </>
  );
}

/** Day and times as the endpoints take them. */
export function timeOf(values: Values) {
  return {
    day: wordOf(values, 'day') ?? '',
    fromTime: (wordOf(values, 'fromTime') ?? '').slice(0, 5),
    toTime: (wordOf(values, 'toTime') ?? '').slice(0, 5),
  };
}

/** Title, place and seats as the endpoints take them. */
export function placeOf(values: Values) {
  const { capacity } = values;
  return {
    title: wordOf(values, 'title') ?? '',
    place: wordOf(values, 'place') ?? null,
    siteId: wordOf(values, 'siteId') ?? null,
    capacity: typeof capacity === 'number' ? capacity : null,
  };
}
