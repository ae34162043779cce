import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fontFiles } from '../fonts.ts'

/** Settings by their path: macros never run, links are never followed, and the way into the net leads nowhere. */
const settings: [path: string, name: string, value: string][] = [
  ['/org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableActiveContent', 'true'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['/org.openoffice.Office.Writer/Content/Update', 'Link', '0'],
  ['/org.openoffice.Inet/Settings', 'ooInetProxyType', '2'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPProxyPort', '9'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPSProxyPort', '9']
]

/** Writes the settings of an office program into a profile folder that is there for one file only. */
export async function officeSettings(profile: string): Promise<void> {
  const items = settings.map(
    ([path, name, value]) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`
  )
  await mkdir(join(profile, 'user'), { recursive: true, mode: 0o700 })
  await writeFile(
    join(profile, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${items.join('')}</oor:items>`
  )
}

/**
 * Fonts as fontconfig takes them: those of the machine, and ours, which have the widths of Times New Roman. Where that
 * is not installed, papers look as they were written all the same.
 */
export function fontSettings(folder: string): string {
  const folders = [...new Set(fontFiles().map((file) => dirname(file)))]
  const dirs = folders.map((one) => `<dir>${one}</dir>`).join('')
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>${dirs}<cachedir>${folder}/fonts</cachedir>
<match target="pattern"><test qual="any" name="family"><string>Times New Roman</string></test>
<edit name="family" mode="append" binding="same"><string>Tinos</string></edit></match></fontconfig>`
}
