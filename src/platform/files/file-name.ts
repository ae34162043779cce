const longest = 200
/** What people cannot see, or what turns a name round so that its ending seems another. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu
/** What some systems allow in no name. */
const unusable = /[<>:"|?*]/g
const nameOfNothing = 'file'

/** The name of a file as people see it: without the path, composed letters (NFC), at most 200 characters. */
export function cleanName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const name = last
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    .replace(unusable, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  return shortened(name) || nameOfNothing
}

/** What stands after the last dot, if it looks like an ending: not the year in "Đơn ngày 1.7.2025". */
export function endingOf(name: string): string | undefined {
  return /.\.([a-z][a-z0-9]{0,9})$/i.exec(name)?.[1]?.toLowerCase()
}

/** Too long a name loses its middle, not its ending. */
function shortened(name: string): string {
  const letters = [...name]
  if (letters.length <= longest) return name
  const ending = endingOf(name)
  const tail = ending ? `.${ending}` : ''
  return (
    letters
      .slice(0, longest - tail.length)
      .join('')
      .trimEnd() + tail
  )
}
