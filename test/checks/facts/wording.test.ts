import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTree } from '../../../checks/facts/tree.ts';
import { readWording } from '../../../checks/facts/wording.ts';
import { wordingLimits, wordingTerms } from '../../../checks/knowledge/wording.ts';

const read = (html: string, meta: Record<string, string> = {}) => readWording(readTree(html), meta);
const terms = (html: string): string[] => read(html).map(({ term }) => term);

describe('words that should not stand on a page', () => {
  test('a slip is told with the right word and what stands around it', () => {
    expect(read('<p>市政府召开会议，部暑秋季防汛工作。</p>')).toEqual([
      { kind: 'typo', term: '部暑', suggestion: '部署', quote: '市政府召开会议，部暑秋季防汛工作。', area: 'main' },
    ]);
  });
  test.each([
    ['干部暑期培训', []],
    ['全国文化和旅游部门', []],
    ['住房与城乡建设部门', []],
    ['究竟争议何在', []],
    ['自己经营', []],
    ['国家发展与改革委员会', ['国家发展与改革委员会']],
    ['科学发展关键在人', []],
    ['贯彻科学发展关', ['科学发展关']],
    ['请注意保存有关凭证', []],
    ['保守国家秘密，管好机密文件', []],
    ['<p>机密★</p>', ['机密★']],
    ['<p>内部资料，严禁外传</p>', ['内部资料，严禁外传']],
  ])('%s', (html, expected) => {
    expect(terms(html)).toEqual(expected);
  });
  test('title, keywords and description count as the head of the page', () => {
    const hits = read('<title>澳门新葡京</title><p>通知</p>', { Keywords: '百家乐' });
    expect(hits.map(({ term, area }) => `${term} ${area}`)).toEqual(['新葡京 head', '百家乐 head']);
  });
  test('a word that stands in the frame and in the text is told of the text', () => {
    expect(read('<div class="footer">人名政府</div><p>人名政府</p>')[0]).toMatchObject({ area: 'main' });
  });
  test('an office’s own terms are looked for beside the list', () => {
    const own = [{ kind: 'name' as const, term: '岚川市水务局', suggestion: '岚川市水利局' }];
    expect(readWording(readTree('<p>由岚川市水务局负责，部暑落实。</p>'), {}, own).map(({ term }) => term)).toEqual([
      '岚川市水务局',
      '部暑',
    ]);
  });
  test('no right form holds a term of the list', () => {
    const wrong = wordingTerms.filter(({ suggestion }) => suggestion !== undefined && terms(`<p>${suggestion}</p>`).length > 0);
    expect(wrong).toEqual([]);
  });
  test('hits are bounded, each term once, and every quote holds its term', () => {
    const part = fc.oneof(fc.constantFrom(...wordingTerms.map(({ term }) => term)), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const hits = read(`<p>${parts.join('，').replaceAll('&', '').replaceAll('<', '')}</p>`);
        expect(hits.length).toBeLessThanOrEqual(wordingLimits.hits);
        expect(new Set(hits.map(({ term }) => term)).size).toBe(hits.length);
        for (const { quote, term } of hits) expect(quote).toContain(term);
      }),
    );
  });
});
