import { describe } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

describe('backups', () => {
  journey('say how they stand and what is to be set', async ({ openPage }) => {
    const page = await openPage({ as: 'systemAdmin' });
    await page.goto('/backups');
    await page.getByRole('heading', { name: '备份', exact: true }).waitFor();
    await page.getByText('未设置').waitFor();
    await page.getByText(/BACKUP_DIR/).waitFor();
    await page.getByText('还没有备份。').waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'backups-zh-1440');
  });

  journey('are read by the auditor on a phone', async ({ openPage }) => {
    const page = await openPage({ as: 'auditAdmin', width: 390, locale: 'en' });
    await page.goto('/backups');
    await page.getByText('Not set up').waitFor();
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, 'backups-en-390');
  });

  journey('are closed to others, with the reason', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', expected: [/403/] });
    await page.goto('/backups');
    await page.getByText('您的角色不能看这一页').waitFor();
  });
});
