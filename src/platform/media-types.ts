/** What files may be, by the ending of their name: the type that they are kept and served as. */
export const mediaTypes = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  txt: 'text/plain',
  csv: 'text/csv',
  xml: 'application/xml',
  json: 'application/json'
} as const

export type Ending = keyof typeof mediaTypes

export const endings = Object.keys(mediaTypes) as [Ending, ...Ending[]]

/** Let in by setting only: data for programs, and old office files, which may carry macros that nobody sees. */
const unusual: readonly Ending[] = ['json', 'doc', 'xls']

/** What an office gets from citizens every day. */
export const usualEndings = endings.filter((ending) => !unusual.includes(ending))
