export { MembersOfFirm as default } from './member-panel.tsx';
