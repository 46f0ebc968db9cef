export { chinaTime } from '#platform/exports/server/mark-export.ts';
export { type OutgoingSheet, sendExport } from '#platform/exports/server/send-export.ts';
