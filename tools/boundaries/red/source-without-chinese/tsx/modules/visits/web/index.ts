import { Page } from './pages/visit-page.tsx';

export const used = Page;
