import {
  normaliseMobile,
  type PersonField,
  personField,
  personRegistration,
  typedIdNumber,
  typedMobile,
} from '../../contract/person.ts';

/** Fields of a person as typed. */
export type PersonValues = Readonly<Record<PersonField, string>>;

/** Nothing typed yet. */
export const noValues: PersonValues = { name: '', mobile: '', idNumber: '', email: '' };

/** What was typed; a field left empty is left out. */
export function enteredOf(values: PersonValues): Partial<Record<PersonField, string>> {
  const typed = personField.options.flatMap((field) => {
    const value = values[field].trim();
    return value === '' ? [] : [[field, value]];
  });
  return Object.fromEntries(typed);
}

/** Fields whose value cannot be stored; what is left empty stays as it is. */
export function wrongFields(values: PersonValues): PersonField[] {
  const { error } = personRegistration.partial().safeParse(enteredOf(values));
  const wrong = new Set(error?.issues.map((issue) => issue.path[0]));
  return personField.options.filter((field) => wrong.has(field));
}

/** The number typed, as the look-up takes it; undefined for what is no whole number of either kind. */
export function numberOf(typed: string): { mobile: string } | { idNumber: string } | undefined {
  const mobile = typedMobile.safeParse(normaliseMobile(typed));
  if (mobile.success) return { mobile: mobile.data };
  const idNumber = typedIdNumber.safeParse(typed);
  return idNumber.success ? { idNumber: idNumber.data } : undefined;
}
