/** Thread of the reminders of one question: the act that asked it. */
export function askThread(caseId: string, sequence: number): string {
  return `visits.issue ${caseId} ${sequence}`;
}
