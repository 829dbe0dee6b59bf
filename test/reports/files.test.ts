/** The files beside the scorecard: whole or not at all, the same for the same input, and safe in a spreadsheet. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Finding, type Scorecard } from '../../checks/model/index.ts';
import { writeFindings, writeScorecard, writeTable } from '../../reports/data.ts';
import { saveFiles } from '../../reports/save.ts';
import { ReportError, writeReports } from '../../reports/write.ts';
import { inspectCity } from './city-input.ts';
import { makeFolder } from './folder.ts';
import { poison } from './hostile.ts';

const input = inspectCity('slj', { complete: false });
const hostile = poison(input);
const names = ['findings.csv', 'findings.json', 'scorecard.html', 'scorecard.json'];

const reverse = <Value>(record: Record<string, Value>): Record<string, Value> => Object.fromEntries(Object.entries(record).reverse());

describe('the folder', () => {
  test('is made, and holds the four files and nothing else', async () => {
    const out = join(await makeFolder(), '岚川 市', '2026');
    const { files } = await writeReports(out, input);
    expect((await readdir(out)).sort()).toEqual(names);
    expect(files.sort()).toEqual(names.map((name) => join(out, name)));
  });

  test('gets the same bytes again for the same input', async () => {
    const [first, second] = [await makeFolder(), await makeFolder()];
    await writeReports(first, input);
    await writeReports(second, inspectCity('slj', { complete: false }));
    await writeReports(second, inspectCity('slj', { complete: false }));
    for (const name of names) expect((await readFile(join(second, name))).equals(await readFile(join(first, name)))).toBe(true);
  });

  test('that cannot be made or written is named, with what to do, in both languages', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'taken'), '');
    await mkdir(join(folder, 'out', 'scorecard.html', 'x'), { recursive: true });
    const cases: [string, RegExp][] = [
      [join(folder, 'taken'), /EEXIST|ENOTDIR/],
      [join(folder, 'taken', 'below'), /ENOTDIR/],
      [join(folder, 'out'), /EISDIR|ENOTEMPTY|EEXIST/],
      [join(folder, 'x'.repeat(300)), /ENAMETOOLONG/],
    ];
    for (const [out, code] of cases) {
      const error = await writeReports(out, input).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ReportError);
      expect((error as ReportError).code).toMatch(code);
      expect((error as ReportError).text['zh-CN']).toMatch(/报告无法写入 .+：.*[\u4e00-\u9fff].*。/);
      expect((error as ReportError).text.en).toContain(out);
    }
    expect(await readdir(join(folder, 'out'))).toEqual(['scorecard.html']);
  });

  test('keeps the old files when writing breaks off', async () => {
    const folder = await makeFolder();
    await saveFiles(folder, { a: ['old'], b: ['old'] });
    function* breaking(): Generator<string> {
      yield 'new'.repeat(300_000);
      throw new TypeError('broken');
    }
    await expect(saveFiles(folder, { a: ['new'], b: breaking() })).rejects.toThrow('broken');
    expect(await readdir(folder)).toEqual(['a', 'b']);
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('old');
    expect(await readFile(join(folder, 'b'), 'utf8')).toBe('old');
  });

  test('holds no half file under its name when the program is killed', async () => {
    const folder = await makeFolder();
    const save = join(import.meta.dirname, '../../reports/save.ts');
    const script = `import { saveFiles } from ${JSON.stringify(save)};
function* endless() { for (;;) { process.stdout.write('.'); yield 'x'.repeat(1 << 20); } }
await saveFiles(${JSON.stringify(folder)}, { 'scorecard.json': endless() });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await readdir(folder)).filter((name) => !name.startsWith('.'))).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe('scorecard.json', () => {
  test('is the scorecard, whatever the order of its keys was', () => {
    const text = [...writeScorecard(input)].join('');
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(input.scorecard)));
    const { nodes, tallies } = input.scorecard;
    const shuffled = { ...reverse(input.scorecard), tallies: reverse(tallies), nodes: nodes.map((node) => reverse({ ...node })) };
    expect([...writeScorecard({ ...input, scorecard: shuffled as unknown as Scorecard })].join('')).toBe(text);
  });
});

describe('findings.json', () => {
  test('holds every finding, also a hostile one, as it was', () => {
    for (const one of [input, hostile]) {
      const data = JSON.parse([...writeFindings(one)].join(''));
      expect(data.schema).toBe('mingcha-findings-1');
      expect(data.findings).toEqual(one.judgement.findings);
      expect(Object.keys(data)).toEqual(['schema', 'site', 'index', 'asOf', 'checksVersion', 'tallies', 'findings']);
      for (const finding of data.findings) Finding.parse(finding);
    }
    const none = { ...input, judgement: { ...input.judgement, findings: [] } };
    expect(JSON.parse([...writeFindings(none)].join('')).findings).toEqual([]);
  });
});

describe('findings.csv', () => {
  const readTable = (text: string) => parseCsv(text.slice(1));

  test('has a byte order mark, Chinese names, and every finding once, numbered through', () => {
    const text = [...writeTable(input)].join('');
    expect(text.startsWith('\ufeff序号,检查项,名称,结果,页面,说明,引文,页面位置,依据,涉及指标,证据,指纹\r\n')).toBe(true);
    const [, ...rows] = readTable(text);
    expect(rows.map(([number]) => number)).toEqual(input.judgement.findings.map((_, at) => String(at + 1)));
    expect(rows.map((row) => row.at(-1)).sort()).toEqual(input.judgement.findings.map(({ fingerprint }) => fingerprint).sort());
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([12]));
    expect(rows[0]![3]).toBe('问题');
  });

  test('numbers findings as the scorecard does', async () => {
    const folder = await makeFolder();
    await writeReports(folder, input);
    const page = await readFile(join(folder, 'scorecard.html'), 'utf8');
    for (const [number, , , outcome, url] of readTable(await readFile(join(folder, 'findings.csv'), 'utf8')).slice(1)) {
      if (outcome === '问题')
        expect(page).toMatch(new RegExp(`id="f${number}"[\\s\\S]{0,2000}${url!.replace(/[.*+?^$\\{}()|[\]]/g, '\\$&')}`));
    }
  });

  test('speaks English when asked', () => {
    const [head, first] = readTable([...writeTable({ ...input, language: 'en' })].join(''));
    expect(head!.join()).not.toMatch(/[\u4e00-\u9fff]/);
    expect(first![3]).toBe('finding');
  });

  test('holds no cell that a spreadsheet would work out, and none longer than one can hold', () => {
    const rows = readTable([...writeTable(hostile)].join(''));
    expect(rows.length).toBe(hostile.judgement.findings.length + 1);
    for (const cell of rows.flat()) {
      expect(cell).not.toMatch(/^[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
      expect(cell).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
      expect(cell.length).toBeLessThan(32_767);
    }
    expect(rows.flat().some((cell) => cell.startsWith("'=cmd|"))).toBe(true);
  });

  test('reads back as it was written, whatever stands in it', () => {
    const model = input.judgement.findings[0]!;
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 5 }), (quotes) => {
        const findings = quotes.map((quote) => ({ ...model, locator: { selector: quote, quote } }));
        const rows = readTable([...writeTable({ ...input, judgement: { ...input.judgement, findings } })].join(''));
        expect(rows.length).toBe(quotes.length + 1);
        for (const row of rows) {
          expect(row.length).toBe(12);
          expect(row[6]).not.toMatch(/^\s*[=+\-@]/);
        }
      }),
    );
  });
});

/** RFC 4180, strictly: throws where a quote stands in a bare cell or a line ends otherwise than by CRLF. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`not a CSV at ${at}: ${text.slice(at, at + 60)}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
