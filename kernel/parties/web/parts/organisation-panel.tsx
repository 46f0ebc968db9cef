import { SidePanel, usePanel, useText } from '#ui/index.ts';
import type { Department, Post } from '../../contract/organisation.ts';
import { AmendForm, CorrectForm, FoundForm } from './department-forms.tsx';
import { AddPostForm, AmendPostForm, AppointForm, ConfirmForm, VacateForm } from './post-forms.tsx';

/** What the forms of the panel need to know. */
export interface PanelGround {
  departments: readonly Department[];
  department: Department | undefined;
  seen: number;
  on: string;
}

/** The form that the address asks for, beside the organisation; an address that fits nothing shows nothing. */
export function OrganisationPanel(ground: PanelGround) {
  const panel = usePanel();
  const text = useText('parties');
  if (panel.id === undefined) return null;
  const [what = '', postId] = panel.id.split(':');
  const post = ground.departments.flatMap((one) => one.posts).find((one) => one.id === postId);
  const about = post?.title ?? ground.department?.name ?? '';
  const form = { seen: ground.seen, on: ground.on, onDone: panel.close };
  const content = post === undefined ? departmentForm(what, ground, form) : postForm(what, post, form);
  if (content === null) return null;
  return (
    <SidePanel key={panel.id} title={text(titles[what] ?? 'organisation.title', { about })}>
      {content}
    </SidePanel>
  );
}

const titles: Readonly<Record<string, string>> = {
  found: 'organisation.panels.found',
  amend: 'organisation.panels.amend',
  correct: 'organisation.panels.correct',
  'post-add': 'organisation.panels.addPost',
  post: 'organisation.panels.amendPost',
  appoint: 'organisation.panels.appoint',
  vacate: 'organisation.panels.vacate',
  confirm: 'organisation.panels.confirm',
};

interface FormGround {
  seen: number;
  on: string;
  onDone: () => void;
}

function departmentForm(what: string, { department, departments }: PanelGround, form: FormGround) {
  if (what === 'found') return <FoundForm {...form} parent={department} />;
  if (department === undefined) return null;
  if (what === 'amend') return <AmendForm {...form} department={department} departments={departments} />;
  if (what === 'correct') return <CorrectForm {...form} department={department} />;
  if (what === 'post-add') return <AddPostForm {...form} departmentId={department.id} />;
  return null;
}

function postForm(what: string, post: Post, form: FormGround) {
  if (what === 'appoint') return <AppointForm {...form} post={post} />;
  if (what === 'vacate') return <VacateForm {...form} post={post} />;
  if (what === 'post') return <AmendPostForm {...form} post={post} />;
  if (what === 'confirm') return <ConfirmForm {...form} post={post} />;
  return null;
}
