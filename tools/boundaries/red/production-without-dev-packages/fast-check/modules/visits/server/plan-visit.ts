import fc from 'fast-check';

export const any = fc.integer();
