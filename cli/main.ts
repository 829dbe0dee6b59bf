/** What the command line does with what it was given; what each command does stands beside this. */
import { exitCodes } from './failure.ts';
import { languageOf } from './language.ts';
import { perform } from './perform.ts';

const args = process.argv.slice(2);
// `npm start -- <url>` inspects that site instead of the sample city
if (args[0] === 'demo' && args[1] !== undefined && !args[1].startsWith('-')) args[0] = 'inspect';
const language = languageOf(args, process.env);

// a reader of our output that went away (head, less) is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.failed));

process.exitCode = await perform(args, language);
