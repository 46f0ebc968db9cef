import './page.css';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../i18n/i18n.ts';

/** Properties of {@link Page}. */
export interface PageProps {
  title: string;
  /** Links to what the page belongs to, from the top. */
  crumbs?: ReactNode;
  /** Beside the title: a state tag. */
  tag?: ReactNode;
  /** One line of facts under or beside the title. */
  meta?: ReactNode;
  /** Tools at the right end of the head: export, print. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One page: its only h1, the title of the window, a line of meta, tools, content. */
export function Page({ title, crumbs, tag, meta, actions, children }: PageProps) {
  const text = useText('ui');
  useEffect(() => {
    document.title = `${title} · ${text('product')}`;
  }, [title, text]);
  return (
    <div className="ys-page">
      {crumbs === undefined ? null : (
        <nav className="ys-crumbs" aria-label={text('page.crumbs')}>
          {crumbs}
        </nav>
      )}
      <div className="ys-page-head">
        <h1>{title}</h1>
        {tag}
        {meta === undefined ? null : <div className="ys-page-meta">{meta}</div>}
        {actions === undefined ? null : <div className="ys-page-actions ys-no-print">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** A part of a page under its own heading; `id` makes it a target of links. */
export function Section({
  id,
  title,
  note,
  children,
}: {
  id?: string;
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="ys-section" id={id} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {note === undefined ? null : <span>{note}</span>}
      </header>
      {children}
    </section>
  );
}
