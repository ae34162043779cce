import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { invalid, type Problem } from '../problem.ts'
import { endingOf } from './file-name.ts'
import type { FileStore } from './file-store.ts'

/** What a file is, and its name with an ending that says so. */
export interface Kind {
  name: string
  mediaType: string
}

/** Programs, whatever they are called. */
const programs = new Set([
  'exe',
  'elf',
  'macho',
  'apk',
  'jar',
  'dex',
  'class',
  'wasm',
  'lnk',
  'deb',
  'rpm',
  'msi',
  'cab',
  'crx',
  'xpi'
])
/** Types that are the same to whoever opens them, or that the bytes do not tell apart. */
const alike: Record<string, string> = {
  'application/msword': 'application/x-cfb',
  'application/vnd.ms-excel': 'application/x-cfb',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
  'image/apng': 'image/png'
}
const same = (type: string) => alike[type] ?? type
const isText = (type: string) => /^text\/|\/(?:xml|json)$/.test(type)

/**
 * What the file at `path` is, by its bytes and its name together. Archives are looked into only as far as their
 * list of parts; nothing is unpacked.
 * @throws Problem 422 when it is of no kind that is taken, or not what its name says
 */
export async function kindOf(path: string, name: string, types: FileStore['types']): Promise<Kind> {
  const found = await fileTypeFromFile(path)
  if ((found && programs.has(found.ext)) || (await isScript(path))) {
    throw invalid('files.refused.program', { name })
  }
  const ending = endingOf(name)
  if (!ending) return withEnding(name, found?.mime, types)

  const mediaType = types.get(ending)
  if (!mediaType) throw unknownKind(name, types)
  if (isText(mediaType)) {
    if (found && !isText(found.mime)) throw invalid('files.refused.other_content', { name, found: found.ext })
    if (!(await isReadableText(path))) throw invalid('files.refused.not_text', { name })
    return { name, mediaType }
  }
  if (!found) throw invalid('files.refused.unreadable', { name, ending })
  if (same(found.mime) !== same(mediaType)) {
    throw invalid('files.refused.other_content', { name, found: found.ext })
  }
  return { name, mediaType }
}

/** A name without an ending gets the one of its content. */
function withEnding(name: string, found: string | undefined, types: FileStore['types']): Kind {
  const [ending, mediaType] = [...types].find(([, type]) => found && same(type) === same(found)) ?? []
  if (!ending || !mediaType) throw unknownKind(name, types)
  return { name: `${name}.${ending}`, mediaType }
}

function unknownKind(name: string, types: FileStore['types']): Problem {
  return invalid('files.refused.kind', { name, endings: [...types.keys()].join(', ') })
}

async function isScript(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return buffer.toString('latin1') === '#!'
  } finally {
    await file.close()
  }
}

/** UTF-8 without control characters, from beginning to end. */
async function isReadableText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const strange = /[\u0000-\u0008\u000e-\u001f]/
  try {
    for await (const piece of createReadStream(path)) {
      if (strange.test(decoder.decode(piece as Buffer, { stream: true }))) return false
    }
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
