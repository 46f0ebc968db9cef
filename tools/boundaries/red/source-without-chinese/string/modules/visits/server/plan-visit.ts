export * from './stop-visit.ts';
