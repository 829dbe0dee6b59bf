import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldShapes } from '../../../checks/facts/fold.ts';
import { columnNames, leafNames, noColumns } from '../../../checks/knowledge/columns.ts';
import { disclosureNames } from '../../../checks/knowledge/disclosure.ts';

describe('fold', () => {
  test.each([
    ['信 息　公\n 開', '信息公开'],
    ['政府信息公開指南', '政府信息公开指南'],
    ['依申請\u00a0公開', '依申请公开'],
    ['網站標識碼：４１１４２４０００１', '网站标识码:4114240001'],
    ['ＩＣＰ备', 'icp备'],
    ['10∶08', '10:08'],
    ['零\u200b宽\ufeff字符', '零宽字符'],
    ['', ''],
  ])('%j becomes %j', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  test('folding twice changes nothing, and leaves no white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
        expect(once).not.toMatch(/\s/);
      }),
    );
  });

  test('shapes keep every position', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldShapes(text)).toHaveLength(text.length);
      }),
    );
  });

  test('what the knowledge looks for is itself folded, or it would never be found', () => {
    for (const words of [...leafNames, ...noColumns]) expect(fold(words)).toBe(words);
    for (const { name } of columnNames) expect(fold(name.source.replace(/\\./g, ''))).toBe(name.source.replace(/\\./g, ''));
    for (const { name, words } of Object.values(disclosureNames)) {
      expect(fold(name)).toBe(name);
      expect(fold(words.source)).toBe(words.source);
    }
  });
});
