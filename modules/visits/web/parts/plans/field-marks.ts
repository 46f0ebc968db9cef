/** Marks of a field that lacks something, with the place where its remedy stands. */
export function marksOf(id: string, lacking: boolean): { 'aria-invalid'?: true; 'aria-describedby'?: string } {
  return lacking ? { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` } : {};
}
