import chromium from '@sparticuz/chromium'
import { type Browser, chromium as launcher } from 'playwright-core'

const unwanted = /^--(single-process|no-zygote|headless|disable-web-security|allow-running-insecure-content)/

/** A browser that npm brings along; the caller closes it. It runs as any user, root included. */
export async function openBrowser(): Promise<Browser> {
  return launcher.launch({
    executablePath: await chromium.executablePath(),
    // In one process, as the package proposes, the browser would end with its first page.
    args: [...chromium.args.filter((it) => !unwanted.test(it)), '--no-sandbox', '--font-render-hinting=none'],
    headless: true
  })
}
