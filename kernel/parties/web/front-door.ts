/** What pages of other parts may use of the pages of firms and persons. */
export { FirmForm, type FirmFormProps } from './parts/firm-form.tsx';
export { PartyPicker, type PartyPickerProps } from './parts/party-picker.tsx';
