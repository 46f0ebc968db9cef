/** Id (UUID) of the zone whose rows a connection shows, or {@link noZone}. */
export type ZoneKey = string;

/** No zone: only tables that belong to none show rows. */
export const noZone = 'none';
