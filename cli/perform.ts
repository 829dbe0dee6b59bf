/** One command from its arguments to its exit code; what went wrong is told on stderr. */
import { CommanderError } from 'commander';
import type { Language } from '../checks/model/index.ts';
import { describeError, exitCodes } from './failure.ts';
import { buildProgram } from './program.ts';

/** Runs a command; never throws. */
export async function perform(args: readonly string[], language: Language): Promise<number> {
  try {
    return await buildProgram(language).run(args);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    const { text, exitCode } = describeError(error, language);
    process.stderr.write(`${text}\n`);
    return exitCode;
  }
}
