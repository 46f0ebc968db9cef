import './notices.css';
import { formatCount, useApi, useText } from '#ui/index.ts';
import { countUnread } from '../../contract/endpoints.ts';

/** How many of one's notices are unread, behind the line of the navigation. */
export default function UnreadBadge() {
  const text = useText('notices');
  const { data } = useApi(countUnread, {});
  if (data === undefined || data.unread === 0) return null;
  const count = formatCount(data.unread);
  return (
    <span className="not-badge" title={text('web.inbox.unread', { count })}>
      {count}
      <span className="ys-hidden"> {text('web.inbox.unreadMark')}</span>
    </span>
  );
}
