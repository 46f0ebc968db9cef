import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { ApiError, localError } from '../api/api-error.ts';
import { render, renderWords } from '../testing/render.ts';
import { FileList } from './file-list.tsx';
import { UploadList } from './upload-list.tsx';
import type { Upload } from './use-uploads.ts';

const file: FileView = {
  id: '018f0000-0000-7000-8000-000000000001',
  name: '授权书.jpg',
  type: 'jpeg',
  bytes: 1_572_864,
  purpose: 'trial.letter',
  state: 'kept',
  scan: 'clean',
  flags: ['metadataRemoved'],
  uploadedAt: '2026-11-21T00:00:00Z',
};
const upload: Upload = { key: 1, name: 'a.pdf', bytes: 2_048, sent: 1_024, problem: undefined };
const list = (files: readonly FileView[], onRemove?: () => void) =>
  createElement(FileList, { label: '材料', files, ...(onRemove === undefined ? {} : { onRemove }) });
const uploads = (one: Partial<Upload>) =>
  createElement(UploadList, { uploads: [{ ...upload, ...one }], onDrop: () => {} });

describe('a list of files', () => {
  it('says name, kind, size and what was done, with a verb for each act', async () => {
    expect(await renderWords(list([file], () => {}))).toBe(
      '授权书.jpg JPG · 1.5 MB · 已去除拍摄信息 查看 授权书.jpg 下载 授权书.jpg 移除 授权书.jpg',
    );
    expect(await renderWords(list([file]), { locale: 'en' })).toBe(
      '授权书.jpg JPG · 1.5 MB · camera data removed Open 授权书.jpg Download 授权书.jpg',
    );
  });

  it('offers nothing of a file that waits for the scanner, and shows no PDF in the browser', async () => {
    const waiting = { ...file, state: 'pending', scan: 'waiting', flags: [] } as const;
    expect(await renderWords(list([{ ...waiting, flags: [] }]))).toBe('授权书.jpg JPG · 1.5 MB · 待杀毒');
    const html = await render(list([{ ...file, type: 'pdf', name: 'a.pdf' }]));
    expect(html).not.toContain('inline=1');
    expect(html).toContain(`/api/files/${file.id}`);
  });

  it('is not there without files, and names what was erased', async () => {
    expect(await renderWords(list([]))).toBe('');
    expect(await renderWords(list([{ ...file, name: '', state: 'removed', flags: [] }]))).toBe(
      '已清除的文件 JPG · 1.5 MB',
    );
  });
});

describe('files on their way', () => {
  it('say how far they are, and then that they are checked', async () => {
    expect(await renderWords(uploads({}))).toContain('已传 1 KB，共 2 KB');
    expect(await renderWords(uploads({ sent: 2_048 }), { locale: 'en' })).toContain('Being checked');
  });

  it('say why they were refused and what to do, in the words of who refused', async () => {
    const refused = new ApiError(422, {
      code: 'files.animated',
      message: '图片是动图。',
      remedy: '请上传静态图片。',
      fields: [],
      trace: '',
    });
    expect(await renderWords(uploads({ problem: refused }))).toBe(
      'a.pdf 未收下 图片是动图。请上传静态图片。 关闭 a.pdf',
    );
    const large = { name: 'tooLarge', params: { size: 20 } } as const;
    expect(await renderWords(uploads({ problem: large }))).toContain('文件超过 20 MB');
    const away = await renderWords(uploads({ problem: localError(0, 'ui.unreachable') }), { locale: 'en' });
    expect(away).toContain('The server cannot be reached');
  });
});
