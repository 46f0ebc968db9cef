import type { Size } from './size.ts';

export const Badge = (size: Size) => <p>{size}</p>;
