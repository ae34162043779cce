/** Written by bin/haicap-types from a migrated database. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the first generation
export interface DB {}
