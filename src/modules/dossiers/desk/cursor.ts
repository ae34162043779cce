import { z } from 'zod'

/** A place in a list: the value that it is ordered by, and the id among equals. */
export interface Cursor {
  at: string
  id: string
}

const isUuid = z.guid()
const isMoment = z.iso.datetime()

export const writeCursor = ({ at, id }: Cursor): string => Buffer.from(`${at} ${id}`).toString('base64url')

/** A cursor that was not made here begins at the first page. */
export function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ')
  return isUuid.safeParse(id).success && isMoment.safeParse(at).success ? { at, id } : null
}
