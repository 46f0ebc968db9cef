import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseSearch } from '../url/search.ts';

/** A link to an address of this application as data hold it, with what stands after its `?`. */
export function HrefLink({
  href,
  children,
  className,
  label,
}: {
  href: string;
  children: ReactNode;
  className?: string;
  label?: string;
}) {
  const [path = '/', query = ''] = href.split('?');
  return (
    <Link
      to={path}
      search={parseSearch(query)}
      {...(className && { className })}
      {...(label && { 'aria-label': label })}
    >
      {children}
    </Link>
  );
}
