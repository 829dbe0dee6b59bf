import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIdCard, passesLuhn, readPersonalData } from '../../../checks/facts/personal-data.ts';
import { readTree } from '../../../checks/facts/tree.ts';

const asOf = '2026-06-30';
const read = (html: string) => readPersonalData(readTree(html), asOf).data;
const kinds = (html: string) => read(html).map((datum) => datum.kind);

/** A number that passes every test and belongs to no one: region 110000 is a province, not a county. */
const withCheck = (body: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return body + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(body[i]), 0) % 11];
};
const idCard = withCheck('11000019490101001');
const bankCard = '6222020000000000000'.replace(/0$/, '') + [...'0123456789'].find((digit) => passesLuhn(`622202000000000000${digit}`));

describe('identity numbers', () => {
  test('region, date of birth and check digit must fit', () => {
    expect(isIdCard(idCard, asOf)).toBe(true);
    expect(isIdCard(withCheck('99000019490101001'), asOf)).toBe(false);
    expect(isIdCard(withCheck('11000019490231001'), asOf)).toBe(false);
    expect(isIdCard(withCheck('11000020270101001'), asOf)).toBe(false);
    expect(isIdCard(idCard.slice(0, 17) + (idCard[17] === '0' ? '1' : '0'), asOf)).toBe(false);
  });

  test('found in running text, stored masked, quoted masked', () => {
    expect(read(`<p>张某，身份证号${idCard}，住岚川市。</p>`)).toEqual([
      {
        kind: 'id-card',
        masked: `1100************${idCard.slice(-2)}`,
        quote: `张某，身份证号1100************${idCard.slice(-2)}，住岚川市。`,
      },
    ]);
    expect(
      kinds(`<p>${[...idCard].map((digit) => (digit === 'X' ? 'Ｘ' : String.fromCharCode(digit.charCodeAt(0) + 0xfee0))).join('')}</p>`),
    ).toEqual(['id-card']);
    expect(kinds(`<p>${idCard.slice(0, 6)} ${idCard.slice(6, 14)} ${idCard.slice(14)}</p>`)).toEqual(['id-card']);
  });

  test('what is masked already, or part of something longer, is none', () => {
    expect(read(`<p>1100**********${idCard.slice(-4)} 110000********0011</p>`)).toEqual([]);
    expect(read(`<p>索引号 A${idCard}B 和 9${idCard}</p>`)).toEqual([]);
  });
});

describe('bank cards', () => {
  test('a UnionPay number with a right check digit', () => {
    expect(kinds(`<p>卡号：${bankCard}</p>`)).toEqual(['bank-card']);
    expect(kinds(`<p>${bankCard.replace(/(\d{4})(?=\d)/g, '$1 ')}</p>`)).toEqual(['bank-card']);
    expect(kinds(`<p>项目编号 ${bankCard.slice(0, -1)}${(Number(bankCard.at(-1)) + 1) % 10}</p>`)).toEqual([]);
  });

  test('other issuers only beside a word for an account', () => {
    expect(kinds('<p>账号：4111111111111111</p>')).toEqual(['bank-card']);
    expect(kinds('<p>登记号 4111111111111111</p>')).toEqual([]);
  });
});

describe('mobile numbers', () => {
  test('a number that an office publishes is no leak', () => {
    for (const text of [
      '联系电话：13800001111',
      '联系人：张三 13800001111',
      '咨询电话 138-0000-1111',
      '王主任13800001111',
      '举报热线13800001111',
    ]) {
      expect(read(`<p>${text}</p>`)).toEqual([]);
    }
    expect(read('<div class=footer><p>身份证办理 13800001111</p></div>')).toEqual([]);
    expect(read('<p>采购项目 13800001111</p>')).toEqual([]);
  });

  test('a number of a private person is', () => {
    const list =
      '<table><tr><td>姓名</td><td>家庭住址</td><td>号码</td></tr><tr><td>张三</td><td>东村</td><td>13800001111</td></tr></table>';
    expect(read(list)).toEqual([{ kind: 'mobile', masked: '138******11', quote: expect.stringContaining('张三 东村 138******11') }]);
    expect(kinds(`<p>张三 ${idCard} 13800001111</p>`)).toEqual(['id-card', 'mobile']);
  });

  test('numbers of mistyped cards and of offices are masked in quotes too', () => {
    const wrong = idCard.slice(0, 17) + (idCard[17] === '0' ? '1' : '0');
    const [datum] = read(`<p>身份证${idCard} ${wrong}，咨询电话 13800001111</p>`);
    expect(datum?.quote).not.toMatch(/\d{8}/);
  });
});

test('what was found can be hidden wherever the page repeats it', () => {
  const { mask } = readPersonalData(readTree(`<p>${idCard}</p>`), asOf);
  expect(mask?.(`${idCard}的公示`)).toBe(`1100************${idCard.slice(-2)}的公示`);
  expect(readPersonalData(readTree('<p>x</p>'), asOf).mask).toBeUndefined();
});

test('nothing found is ever stored in the clear', () => {
  const piece = fc.constantFrom(idCard, bankCard, '13800001111', ' ', '身份证', '户主', '<td>', '<tr>', '\n', '，', '联系电话', '姓名');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const stored = JSON.stringify(read(`<table><tr><td>${pieces.join('')}</table>`));
      expect(stored).not.toMatch(/\d{9}/);
    }),
  );
});
