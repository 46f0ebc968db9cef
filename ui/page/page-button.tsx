import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import type { MouseEvent, ReactNode } from 'react';

/**
 * A verb that leads to a page of the application, named by a whole address: a link that looks like a button, never a button
 * inside a link, which would stop the tab key twice. With a modifier key it opens beside this page.
 */
export function PageButton({
  href,
  filled = false,
  children,
}: {
  href: string;
  filled?: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <Button type={filled ? 'primary' : 'default'} href={href} onClick={go}>
      {children}
    </Button>
  );
}
