/** A process of its own that rechecks and is killed on the way: `node recheck-child.ts <settings as JSON> <pages to look at before the end>`. */
import { loadIndex } from '../../../crawler/index-files.ts';
import { recheck } from '../../../crawler/recheck/recheck.ts';
import { openStore } from '../../../crawler/store.ts';

const settings = JSON.parse(process.argv[2]!);
let left = Number(process.argv[3]);
const store = await openStore(settings.workspace);
await recheck(store, 'latest', null, {
  ...settings,
  index: loadIndex('gov-2019'),
  // nobody is asked and nothing is tidied up, as when the power goes
  onProgress: () => --left === 0 && process.kill(process.pid, 'SIGKILL'),
});
