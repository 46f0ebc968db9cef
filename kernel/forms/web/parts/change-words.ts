import { z } from 'zod';
import type { Text } from '#ui/index.ts';
import { formCheck, scalarFieldType } from '../../contract/form-definition.ts';
import { kindOfType } from './design/design-edits.ts';

const required = z.object({ when: z.string() });
const texts = z.array(z.string());
const checks = z.array(formCheck.extend({ test: z.string(), message: z.string() }));

/** A part of a definition as people read it; `kind` and texts say themselves, JSON is taken apart. */
export function partWords(part: string, value: string, text: Text): string {
  // Only a plain word can be a key of the texts.
  if ((part === 'kind' || part === 'required') && /^\w+$/.test(value)) {
    const key = part === 'kind' ? `web.design.kinds.${value}` : `web.design.requiredIs.${value}`;
    const said = text(key);
    if (said !== key) return said;
  }
  const read = jsonOf(value);
  const asked = required.safeParse(read);
  if (asked.success) return text('web.changes.when', { condition: asked.data.when });
  const type = scalarFieldType.safeParse(read);
  if (type.success) return typeWords(type.data, text);
  const checked = checks.safeParse(read);
  if (part === 'checks' && checked.success) {
    if (checked.data.length === 0) return text('web.changes.noChecks');
    return checked.data.map((one) => text('web.changes.check', one)).join(text('web.comma'));
  }
  const listed = texts.safeParse(read);
  return listed.success ? listed.data.join(text('web.comma')) : value;
}

function typeWords(type: z.infer<typeof scalarFieldType>, text: Text): string {
  const kind = text(`web.design.kinds.${kindOfType(type)}`);
  switch (type.is) {
    case 'choice':
      return text('web.changes.type', { kind, about: type.options.join(text('web.comma')) });
    case 'number': {
      const unit = 10 ** type.scale;
      const about = text('web.changes.bounds', {
        ...{ least: type.least / unit, most: type.most / unit, unit: type.unit ?? '' },
      });
      return text('web.changes.type', { kind, about });
    }
    case 'text': {
      const about = text('web.changes.longest', { count: type.longest });
      const personal = type.personal ? `${text('web.comma')}${text('web.design.personal')}` : '';
      return text('web.changes.type', { kind, about: `${about}${personal}` });
    }
    default:
      return kind;
  }
}

function jsonOf(value: string): unknown {
  if (!/^[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
