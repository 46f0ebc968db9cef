import { html } from 'hono/html';
import { z } from 'zod';
import type { RequestContext } from '#platform/http/server/context.ts';
import { choiceField, textField } from '#platform/http/server/public/form-field.ts';
import type { Markup, PublicRequest } from '#platform/http/server/public/public-page.ts';
import { rateOfficer } from '../officers/rate-officer.ts';

/** What the form below an issue that was closed sends. */
export const askedRating = z.object({
  stars: z.coerce.number().int().min(1).max(5),
  words: z.string().trim().max(500).default(''),
});

/** Keeps what whoever has the link says of the firm's officer after the issue; sent twice it stands once. */
export async function rateByLink(
  { firmId, issueId, stars, words }: { firmId: string; issueId: string; stars: number; words: string },
  context: RequestContext,
): Promise<boolean> {
  const { zone } = context;
  if (zone === null) throw new Error('a link belongs to a zone');
  const said = words === '' ? {} : { words };
  return context.transaction(async (tx) => {
    const at = { zoneId: zone.id, now: context.now() };
    const given = await rateOfficer(tx, at, { firmId, stars, ...said, issueId, by: null });
    const rated = given !== null && given !== 'again';
    await context.record(tx, {
      subject: { type: 'visits.officerRating', id: rated ? given.ratingId : issueId },
      after: rated ? { firmId, issueId, staffId: given.staffId, stars } : { firmId, issueId, sentAgain: true },
    });
    return rated;
  });
}

/** The question after an issue that was closed: what the firm thinks of its officer. */
export function ratingForm(request: PublicRequest): Markup {
  const text = (key: string) => request.text(`visits:officers.${key}`);
  const options = ['5', '4', '3', '2', '1'].map((value) => ({ value, label: text(`starsOf.${value}`) }));
  return html`<h2>${text('rateAfterIssue')}</h2>
<form method="post">
${choiceField({ name: 'stars', label: text('starsLabel'), options, required: true })}
${textField({ kind: 'area', name: 'words', label: text('wordsLabel'), most: 500 })}
<div class="verbs"><button class="quiet" name="act" value="rate">${text('send')}</button></div>
</form>`;
}
