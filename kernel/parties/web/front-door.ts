/** What pages of other parts may use of the pages of firms and persons. */
export { EntryForm, type EntrySection, schemaRule } from './parts/entry-form.tsx';
export { useAmended, useSeen, valuesOfRecord } from './parts/entry-record.ts';
export { FirmForm, type FirmFormProps } from './parts/firm-form.tsx';
export { PartyPicker, type PartyPickerProps } from './parts/party-picker.tsx';
export { Fact, Facts, ReasonForm, useAct } from './parts/person-parts.tsx';
export { EnteredLine, EntryLink } from './parts/place-parts.tsx';
