import { strFromU8, unzipSync } from 'fflate'
import { invalid } from '../../problem.ts'

/** What a Word file may unpack to, in bytes; a few kilobytes can be made to unpack into gigabytes. */
const most = 100_000_000
/** Word files have some dozens of parts. */
const mostParts = 2000

/** Parts that are programs, and kinds of content that carry some. */
const program = /vbaProject\.bin|vbaData\.xml|\/activeX\//i
const programs = /macroEnabled|vbaProject|activeX/i
/** What is fetched from elsewhere when a file is opened; links that a reader may follow are not. */
const relation = /<(?:\w+:)?Relationship\b[^>]*>/g
const isOutside = (text: string) =>
  /TargetMode\s*=\s*["']External["']/i.test(text) && !/relationships\/hyperlink["']/i.test(text)
/** Fields that take in other files, or what other programs say. */
const fetching = /^\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b/i

/**
 * Lets pass only Word files that are all there is to them: no macros, nothing that is fetched from elsewhere, no more than
 * a paper has.
 * @throws Problem 422 otherwise
 */
export function checkWord(docx: Uint8Array): void {
  const { names, texts } = unpacked(docx)
  if (!names.includes('word/document.xml')) throw invalid('word-to-pdf.problem.no_docx')
  if (names.some((name) => program.test(name)) || programs.test(texts['[Content_Types].xml'] ?? ''))
    throw invalid('word-to-pdf.problem.program')
  for (const [name, text] of Object.entries(texts)) {
    const outside = name.endsWith('.rels')
      ? [...text.matchAll(relation)].some(([one]) => isOutside(one))
      : fieldsOf(text).some((field) => fetching.test(field))
    if (outside) throw invalid('word-to-pdf.problem.outside')
  }
}

/** The instructions of fields: each may be broken up over several runs of a paragraph. */
function fieldsOf(xml: string): string[] {
  const complex = xml
    .split(/fldCharType\s*=\s*["']begin["']/)
    .map((field) =>
      [...field.matchAll(/<(?:\w+:)?instrText\b[^>]*>([^<]*)</g)].map(([, text]) => text).join('')
    )
  const simple = [...xml.matchAll(/\binstr\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
  return [...complex, ...simple.map(([, one, other]) => one ?? other ?? '')]
}

function unpacked(docx: Uint8Array): { names: string[]; texts: Record<string, string> } {
  const names: string[] = []
  let size = 0
  const tooMuch = () => size > most || names.length > mostParts
  try {
    const parts = unzipSync(docx, {
      filter: ({ name, originalSize }) => {
        names.push(name)
        size += originalSize
        if (tooMuch()) throw new Error('too much')
        return /\.(?:xml|rels)$/i.test(name)
      }
    })
    const texts = Object.entries(parts).map(([name, bytes]) => [name, plain(bytes)] as const)
    return { names, texts: Object.fromEntries(texts) }
  } catch (cause) {
    throw Object.assign(invalid(`word-to-pdf.problem.${tooMuch() ? 'too_much' : 'no_docx'}`), { cause })
  }
}

/** Letters written as numbers are letters; another encoding than that of Word hides what it says. */
function plain(bytes: Uint8Array): string {
  const text = strFromU8(bytes)
  if (text.includes('\0') || /<!DOCTYPE|<!ENTITY/i.test(text)) throw new Error('no text of Word')
  return text.replaceAll(/&#(x[\da-f]{1,6}|\d{1,7});/gi, (_, number: string) =>
    String.fromCodePoint(Math.min(Number(number.toLowerCase().replace(/^x/, '0x')), 0x10_ff_ff))
  )
}
