import { type Column, Light, PlainTable, usePanel, useSession, useText } from '#ui/index.ts';
import type { Department, Post } from '../../contract/organisation.ts';
import { confirmHead, listStaff } from '../../contract/organisation-endpoints.ts';

interface Row {
  post: Post;
  unit: string;
}

/** Posts of a department and of everything below it, with their holders; what may be done stands in the row. */
export function DepartmentPosts({ departments }: { departments: readonly Department[] }) {
  const text = useText('parties');
  const { can } = useSession();
  const [first] = departments;
  const rows: Row[] = departments.flatMap((one) =>
    one.posts.map((post) => ({ post, unit: one.id === first?.id ? '' : one.name })),
  );
  const columns: Column<Row>[] = [
    {
      key: 'post',
      title: text('organisationColumns.post'),
      width: 150,
      render: ({ post }) => <PostName post={post} />,
    },
    { key: 'unit', title: text('organisationColumns.department'), narrow: 'line', render: ({ unit }) => unit },
    {
      key: 'holder',
      title: text('organisationColumns.holder'),
      narrow: 'lead',
      render: ({ post }) => <HolderName post={post} />,
    },
    {
      key: 'extension',
      title: text('organisationColumns.extension'),
      align: 'end',
      render: ({ post }) => post.holder?.officeExtension,
    },
  ];
  if (can(listStaff.permission) || can(confirmHead.permission)) {
    columns.push({ key: 'act', title: text('organisation.act'), render: ({ post }) => <PostVerbs post={post} /> });
  }
  if (rows.length === 0) return <p className="ys-meta">{text('organisation.noPosts')}</p>;
  return (
    <PlainTable caption={text('organisation.posts')} columns={columns} rows={rows} rowKey={({ post }) => post.id} />
  );
}

function PostName({ post }: { post: Post }) {
  const text = useText('parties');
  return (
    <>
      {post.title}
      {post.head ? <span className="org-mark">{text('organisation.head')}</span> : null}
    </>
  );
}

function HolderName({ post: { holder, head, confirmed } }: { post: Post }) {
  const text = useText('parties');
  if (holder === null) return <span className="ys-meta">{text('organisation.vacant')}</span>;
  return (
    <>
      {holder.name}
      {holder.main ? null : <span className="org-mark">{text('holdings.additional')}</span>}
      {head && !confirmed ? <span className="org-mark">{text('organisation.unconfirmed')}</span> : null}
    </>
  );
}

function PostVerbs({ post }: { post: Post }) {
  const text = useText('parties');
  const panel = usePanel();
  const { can } = useSession();
  const verb = (key: string, label: string) => (
    <button type="button" className="ys-link" onClick={() => panel.open(`${key}:${post.id}`)}>
      {text(label)}
      <span className="ys-hidden">{post.title}</span>
    </button>
  );
  if (can(confirmHead.permission)) {
    return post.head && post.holder !== null && !post.confirmed ? verb('confirm', 'organisation.verbs.confirm') : null;
  }
  return (
    <span className="org-verbs">
      {post.holder === null
        ? verb('appoint', 'organisation.verbs.appoint')
        : verb('vacate', 'organisation.verbs.vacate')}
      {verb('post', 'organisation.verbs.amendPost')}
    </span>
  );
}

/** How full the posts are, as a light. */
export function Vacancies({ count }: { count: number }) {
  const text = useText('parties');
  return count === 0 ? null : <Light state="warn">{text('organisation.vacancies', { count })}</Light>;
}
