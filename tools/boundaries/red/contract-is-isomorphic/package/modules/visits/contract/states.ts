import pino from 'pino';

export const day = pino;
