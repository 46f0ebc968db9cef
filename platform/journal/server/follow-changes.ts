/** What changed in a zone since somebody last looked: for whoever keeps open pages informed. */
export { changesSince, type JournalCursor, journalEnd } from './store/changes.ts';
