/** A process of its own that gathers and is killed on the way: `node gather-child.ts <settings as JSON> <targets to look at before the end>`. */
import { gather } from '../../crawler/inspection.ts';

const settings = JSON.parse(process.argv[2]!);
let left = Number(process.argv[3]);
await gather({
  ...settings,
  // nobody is asked and nothing is tidied up, as when the power goes
  onProgress: () => --left === 0 && process.kill(process.pid, 'SIGKILL'),
});
