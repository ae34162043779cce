import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { PaperSettings } from '../../paper-settings.ts'
import { Problem } from '../../problem.ts'
import { fontSettings, officeSettings } from './office-settings.ts'

/** A paper of some pages as PDF is a hundredth of that. */
const most = 50_000_000
/** What of the program's own words is kept for the log. */
const heard = 2000
const filter = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

/**
 * Runs an office program (LibreOffice's command line) on one Word file in a folder of its own, without a screen, the
 * settings of anybody or a way into the net; it is killed with all that it started when its time is up.
 * @throws Problem 409 when no PDF comes of it, or the command is not there
 */
export async function runOffice(
  docx: Uint8Array,
  { command, milliseconds }: NonNullable<PaperSettings['wordToPdf']>
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'haicap-word-'))
  try {
    const profile = join(folder, 'profile')
    await officeSettings(profile)
    await writeFile(join(folder, 'fonts.conf'), fontSettings(folder))
    await writeFile(join(folder, 'paper.docx'), docx)
    await finished(start(command, folder, profile), milliseconds)
    return await pdfIn(join(folder, 'paper.pdf'))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function start([program = '', ...before]: string[], folder: string, profile: string): ChildProcess {
  const own = [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nofirststartwizard'],
    ...['--convert-to', filter, '--outdir', folder, join(folder, 'paper.docx')]
  ]
  return spawn(program, [...before, ...own], {
    cwd: folder,
    // A group of its own: office programs start others, which end with it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Nothing of ours, least of all passwords.
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TMPDIR: folder,
      LANG: 'C.UTF-8',
      SAL_USE_VCLPLUGIN: 'svp',
      FONTCONFIG_FILE: join(folder, 'fonts.conf')
    }
  })
}

/** Waits until a program has ended well; whatever happens, nothing of it goes on. */
async function finished(child: ChildProcess, milliseconds: number): Promise<void> {
  const end = () => killGroup(child)
  const late = new AbortController()
  process.once('exit', end)
  try {
    await Promise.race([ended(child), tooLong(milliseconds, late.signal)])
  } finally {
    late.abort()
    process.removeListener('exit', end)
    end()
  }
}

function ended(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (words: Buffer) => {
    said = (said + words.toString('utf8')).slice(-heard)
  })
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(problem('no_converter', cause)))
    child.once('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(problem('broke_down', `ended with ${signal ?? code}: ${said}`))
    })
  })
}

async function tooLong(milliseconds: number, signal: AbortSignal): Promise<never> {
  await setTimeout(milliseconds, undefined, { signal })
  throw problem('too_slow', `no answer in ${milliseconds} ms`)
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // All of it has ended.
  }
}

/** What came of it, if it is a PDF with pages. */
async function pdfIn(path: string): Promise<Uint8Array> {
  const { size } = await stat(path).catch((cause) => {
    throw problem('broke_down', cause)
  })
  if (size > most) throw problem('too_much', `${size} bytes`)
  const pdf = new Uint8Array(await readFile(path))
  const pages = await pagesOf(pdf).catch(() => 0)
  if (pages === 0) throw problem('broke_down', 'what came of it is no PDF')
  return pdf
}

const pagesOf = async (pdf: Uint8Array) =>
  (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount()

function problem(name: string, cause: unknown): Problem {
  return new Problem('refused', `word-to-pdf.problem.${name}`, {}, [], { cause })
}
