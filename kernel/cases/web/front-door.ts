/** What pages of other parts may use of the pages of cases. */
export { CasePage, type CasePageProps } from './parts/case-page.tsx';
export { TaskLine, TaskLines } from './parts/task-lines.tsx';
export { dueWords } from './parts/task-words.ts';
