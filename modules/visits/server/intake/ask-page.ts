import { html } from 'hono/html';
import { z } from 'zod';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { textField } from '#platform/http/server/public/form-field.ts';
import type { PublicAnswer, PublicPage, PublicRequest } from '#platform/http/server/public/public-page.ts';
import { firmTold, needMatterText, needTelephone } from '../../contract/intake.ts';
import { versionOn } from '../charter/domain/version-on.ts';
import { promiseWords, zoneOf } from '../charter/show-charter.ts';
import { listVersions } from '../charter/store/charters.ts';
import { dayInChina } from '../officers/day-in-china.ts';
import { fileNeed } from './file-need.ts';

const absent = (value: string) => (value === '' ? undefined : value);

/** What the page's form sends; `website` is a field that people do not see and programs fill in. */
const asked = z.object({
  firm: firmTold,
  matter: needMatterText,
  name: z.string().trim().min(1).max(40),
  telephone: needTelephone,
  website: z.string().default(''),
});

/** What a scanned code tells of where it hangs; at most 60 signs, shown to staff only. */
const placeOf = ({ query }: Pick<PublicRequest, 'query'>) => absent((query.place ?? '').trim().slice(0, 60));

type Texts = Readonly<Record<string, string>>;

/** Anybody files a need of a firm: no login, no script; who fills the hidden field is thanked and not heard. */
export const askPage: PublicPage = {
  id: 'visits.openAskPage',
  path: '/ask/:zone',
  async answer(request) {
    return show(request, await zoneOf(request), { form: {}, errors: {} });
  },
  submit: {
    id: 'visits.fileNeedByCode',
    async answer(submission) {
      const zone = await zoneOf(submission);
      const read = submission.check(asked);
      if ('errors' in read) {
        const { telephone: wrong, ...others } = read.errors;
        const errors =
          wrong === undefined
            ? others
            : { ...others, telephone: submission.text('visits:intake.public.telephoneWrong') };
        return { ...(await show(submission, zone, { form: submission.form, errors })), status: 422 };
      }
      const { firm, matter, name, telephone, website } = read.data;
      if (website !== '') return { redirect: `/ask/${zone.code}?thanks=1`, journal: 'none' };
      // One field takes both: a credit code is eighteen signs without Chinese characters.
      const code = firm.toUpperCase();
      const told = /^[0-9A-Z]{18}$/.test(code) ? { codeTold: code } : { firmTold: firm };
      const filed = await fileNeed(
        { entrance: 'code', ...told, place: placeOf(submission), matter, contact: { name, telephone } },
        submission.actIn(zone),
      );
      return { redirect: `${filed.followPath as `/${string}`}?new=1` };
    },
  },
};

async function show(
  request: PublicRequest,
  zone: ZoneRef,
  { form, errors }: { form: Texts; errors: Texts },
): Promise<PublicAnswer> {
  const words = (key: string) => request.text(`visits:intake.public.${key}`);
  const charter = versionOn(await listVersions(request.db(zone.id)), dayInChina(request.now()));
  const promise = charter?.promises.find(({ kind }) => kind === 'firstAnswer');
  const field = (name: string, label: string) => ({
    ...{ name, label: words(label), value: form[name], error: errors[name], required: true },
  });
  return {
    ...{
      title: words('title'),
      service: words('service'),
      zone,
    },
    body: html`<h1>${words('title')}</h1>
<p>${words('intro')}</p>
${promise === undefined ? '' : html`<p class="note">${promiseWords(promise, request)} · <a href="/charter/${zone.code}">${words('charter')}</a></p>`}
${request.query.thanks === '1' ? html`<div class="verdict ok"><strong>${words('thanks')}</strong></div>` : ''}
<form method="post">
${textField({ ...field('firm', 'firm'), most: 100, note: words('firmNote') })}
${textField({ ...field('matter', 'matter'), kind: 'area', most: 2_000, note: words('matterNote') })}
${textField({ ...field('name', 'name'), most: 40 })}
${textField({ ...field('telephone', 'telephone'), kind: 'tel', most: 30, note: words('contactNote') })}
<div hidden><label for="website">${words('leaveEmpty')}</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></div>
<div class="verbs"><button>${words('file')}</button></div>
</form>`,
  };
}
