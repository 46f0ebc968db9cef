import { describe, expect, it } from 'vitest';
import en from '../../locale/en.json' with { type: 'json' };
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import { askingPart } from '../notices.fixture.ts';
import { tellingOf } from './render-notices.ts';

const own = { ...askingPart, name: 'notices', locale: { 'zh-CN': zh, en }, noticeTemplates: [] };
const telling = tellingOf([own, askingPart]);
const asked = { template: 'asking.asked', params: { number: '甲-1' }, step: 0 };

describe('a notice in words', () => {
  it('speaks the language that is asked for', () => {
    expect(telling.render(asked, 'zh-CN')).toEqual({
      ...{ title: '诉求甲-1', body: '诉求甲-1是否已解决？', sms: '诉求甲-1是否已解决？' },
    });
    expect(telling.render(asked, 'en')).toMatchObject({ title: 'Request 甲-1', body: 'Is request 甲-1 solved?' });
  });

  it('says of a reminder which one it is, once in each text that stands alone', () => {
    expect(telling.render({ ...asked, step: 2 }, 'zh-CN')).toEqual({
      title: '第2次提醒：诉求甲-1',
      body: '诉求甲-1是否已解决？',
      sms: '第2次提醒：诉求甲-1是否已解决？',
    });
    expect(telling.render({ ...asked, step: 1 }, 'en')?.title).toBe('Reminder 1: Request 甲-1');
  });

  it('takes parameters as they are: neither markup nor places of other texts are read in them', () => {
    const params = { number: '<b>{{number}}</b> & $t(notices:told.unknown)' };
    expect(telling.render({ ...asked, params }, 'zh-CN')?.title).toBe(`诉求${params.number}`);
  });

  it('ends with the link where it goes to somebody without an account, the title alone without it', () => {
    const led = telling.render({ ...asked, link: 'https://zone.example/issue-links/a' }, 'zh-CN');
    expect(led?.title).toBe('诉求甲-1');
    expect([led?.body, led?.sms]).toEqual(
      Array.from({ length: 2 }, () => '诉求甲-1是否已解决？ 打开：https://zone.example/issue-links/a'),
    );
  });

  it('has none for a template that no part declares', () => {
    expect(telling.render({ ...asked, template: 'asking.gone' }, 'zh-CN')).toBeUndefined();
    expect(telling.render({ ...asked, template: 'gone.asked' }, 'zh-CN')).toBeUndefined();
  });

  it('knows what is urgent', () => {
    expect([...telling.templates.values()].map(({ id, urgent = false }) => [id, urgent])).toEqual([
      ['asking.asked', false],
      ['asking.alarm', true],
    ]);
  });
});
