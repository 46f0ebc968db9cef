// TO¦DO: close it too
export * from './close-server.ts';
