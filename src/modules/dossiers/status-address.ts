/** Where anyone who has the code of a dossier learns how it stands. */
export const statusAddress = (code: string, site: string) => `${site}/status?code=${encodeURIComponent(code)}`
