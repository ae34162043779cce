/** Thrown to roll a rehearsal back; carries its result out. */
export class Rehearsal<O> extends Error {
  result: O | undefined

  ends(result: O): this {
    this.result = result
    return this
  }
}
