/** Evidence that people hand in: kept whole, under no name of theirs, and a change is noticed. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { keepFile, readKept } from '../../../crawler/ledger/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const workspace = join(folder, 'ws');

const handIn = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return keepFile(workspace, path);
};
const kept = (): string[] =>
  readdirSync(join(workspace, 'ledger-files'), { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 3);

test('the same bytes are kept once, whatever they are called, and given back as they were', () => {
  const [one, two] = [handIn('整改报告.pdf', '报告'), handIn('copy.pdf', '报告')];
  expect([one.name, two.name, one.bytes, one.sha256 === two.sha256]).toEqual(['整改报告.pdf', 'copy.pdf', 6, true]);
  expect(kept()).toHaveLength(1);
  expect(new TextDecoder().decode(readKept(workspace, one))).toBe('报告');
});

test('a change of what was kept, or its loss, is noticed', () => {
  const file = handIn('b.txt', 'before');
  const place = join(workspace, 'ledger-files', file.sha256.slice(0, 2), file.sha256);
  writeFileSync(place, 'after!');
  expect(() => readKept(workspace, file)).toThrow(/changed/);
  rmSync(place);
  expect(() => readKept(workspace, file)).toThrow(/no longer/);
});

test('what is no file, is empty or is not there is refused', () => {
  mkdirSync(join(folder, 'dir'), { recursive: true });
  expect(() => keepFile(workspace, join(folder, 'dir'))).toThrow(/no file/);
  expect(() => keepFile(workspace, join(folder, 'nowhere'))).toThrow(/no file/);
  expect(() => handIn('empty', '')).toThrow(/empty/);
});

test('no name of a file is a path, acts on a terminal or grows without end', () => {
  const wild = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((name) => name.replace(/[/\0]/g, '').trim());
  fc.assert(
    fc.property(wild, (name) => {
      if (name === '' || name === '.' || name === '..' || Buffer.byteLength(name) > 200 || !name.isWellFormed()) return;
      const { name: told } = handIn(name, 'x');
      expect(told).not.toMatch(/[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]/);
      expect(told.length).toBeLessThan(260);
      rmSync(join(folder, name));
    }),
    { numRuns: 60 },
  );
  expect(() => readKept(workspace, { name: 'x', sha256: '../../../etc/passwd', bytes: 1 })).toThrow(/digest/);
  expect(existsSync(join(folder, 'etc'))).toBe(false);
});
