/** A process of its own that gathers, to be killed: `node gather-child.ts <settings as JSON>`. Prints a line a page. */
import { gather } from '../../crawler/inspection.ts';

const settings = JSON.parse(process.argv[2]!);
await gather({ ...settings, onProgress: ({ phase, checked }) => process.stdout.write(`${phase} ${checked}\n`) });
