import { CommanderError } from 'commander'
import { makeProgram } from './program.ts'
import { sayError } from './say-problem.ts'
import { processTerminal, type Terminal } from './terminal.ts'

/**
 * Runs one command line.
 * @returns the exit code: 0 done, 1 refused or violated, 2 wrong usage
 */
export async function run(words: string[], terminal: Terminal = processTerminal()): Promise<number> {
  try {
    await makeProgram(terminal).parseAsync(words, { from: 'user' })
    return terminal.exitCode
  } catch (error) {
    // commander has said itself what is wrong with the words; help that was asked for is no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    sayError(terminal, error)
    return 1
  }
}
