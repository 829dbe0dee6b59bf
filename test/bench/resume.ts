/**
 * Kills an inspection of the sample city at random moments and goes on: `node test/bench/resume.ts [kills] [seed]`.
 * Every scorecard and every list of findings must be, byte for byte, those of an inspection that nobody disturbed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedChance } from '../city/chance.ts';
import { buildCity } from '../city/city.ts';
import { serveCity } from '../city/serve.ts';

const kills = Number(process.argv[2] ?? 30);
const chance = seedChance(process.argv[3] ?? 'resume');
const city = buildCity();
const served = await serveCity(city);
const folder = mkdtempSync(join(tmpdir(), 'mingcha-resume-'));
const cli = join(import.meta.dirname, '../../cli.ts');
const site = city.sites[0]!;

/** Inspects; killed after so many milliseconds where given. Answers whether it came to its end. */
function inspect(name: string, killAfter?: number): Promise<boolean> {
  const args = ['inspect', site.url, '--as-of', city.asOf, '--interval', '0', '--render', 'never', '--allow-private'];
  const places = ['--workspace', join(folder, name), '--out', join(folder, `${name}-out`)];
  const resolve = served.resolve.flatMap(({ pattern, address, port }) => ['--resolve', `${pattern}=${address}:${port}`]);
  const child = spawn(process.execPath, [cli, ...args, ...places, ...resolve], { stdio: 'ignore' });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((done) =>
    child.once('exit', (code) => {
      clearTimeout(timer);
      done(code === 0);
    }),
  );
}

const result = (name: string): string =>
  ['scorecard.json', 'findings.json'].map((file) => readFileSync(join(folder, `${name}-out`, file), 'utf8')).join('\n');

const begun = performance.now();
if (!(await inspect('undisturbed'))) throw new Error('the undisturbed inspection failed');
const took = performance.now() - begun;
const expected = result('undisturbed');
let killed = 0;
let same = 0;
for (let round = 1; round <= kills; round++) {
  const name = `killed-${round}`;
  if (!(await inspect(name, chance.next() * took))) killed += 1;
  if ((await inspect(name)) && result(name) === expected) same += 1;
  else console.log(`round ${round}: differs, see ${join(folder, name)}`);
}
console.log(`${kills} rounds, ${killed} killed before the end, ${same} results identical`);
await served.close();
if (same === kills) rmSync(folder, { recursive: true });
process.exit(same === kills ? 0 : 1);
