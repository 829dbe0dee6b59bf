import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charsetOf, decode } from '../../../checks/facts/decode.ts';
import { encodeGbk } from '../../city/bytes.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const page = (head: string, body = '政府信息公开指南') =>
  `<!doctype html><html><head>${head}<title>${body}</title></head><body>${body}</body></html>`;

describe('which charset is used', () => {
  test('a byte order mark goes before header and meta', () => {
    const read = decode(utf8(`\ufeff${page('<meta charset="gbk">')}`), 'text/html; charset=gbk');
    expect(read.charset).toEqual({ declared: 'gbk', used: 'utf-8', from: 'bom' });
    expect(read.text).toContain('政府信息公开指南');
    expect(read.text.startsWith('<!doctype')).toBe(true);
  });

  test('the header goes before the meta', () => {
    const read = decode(encodeGbk(page('<meta charset="utf-8">')), 'text/html;charset=GB2312');
    expect(read.charset).toEqual({ declared: 'GB2312', used: 'gbk', from: 'header' });
    expect(read.text).toContain('政府信息公开指南');
  });

  test('a label in the header that no browser knows is passed over', () => {
    const read = decode(
      encodeGbk(page('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')),
      'text/html; charset=chinese-x',
    );
    expect(read.charset).toEqual({ declared: 'gb2312', used: 'gbk', from: 'meta' });
    expect(read.text).toContain('政府信息公开指南');
  });

  test.each([
    '<meta charset=gbk>',
    "<META CHARSET='GBK'>",
    '<meta http-equiv=content-type content="text/html;charset=gbk">',
    '<meta content="text/html; charset=gbk" http-equiv="Content-Type" />',
    '<!-- <meta charset="utf-8"> --><meta charset="gbk">',
    '<script>var s = \'<meta charset="utf-8">\';</script><meta charset="gbk">',
    '<meta charset="no-such"><meta charset="gbk">',
  ])('a meta in the head: %s', (meta) => {
    const { charset, text } = decode(encodeGbk(page(meta)), 'text/html');
    expect(charset).toMatchObject({ used: 'gbk', from: 'meta' });
    expect(text).toContain('政府信息公开指南');
  });

  test('a meta at the end of a long head counts', () => {
    const read = decode(encodeGbk(page(`<script>${'//'.padEnd(6000, 'x')}</script><meta charset="gbk">`)), 'text/html');
    expect(read.charset).toEqual({ declared: 'gbk', used: 'gbk', from: 'meta' });
  });

  test('a meta past the head counts within the first 1,024 bytes only', () => {
    const late = (filler: number) => utf8(`<body>${'x'.repeat(filler)}<meta charset="gbk">`);
    expect(decode(late(100), null).charset.from).toBe('meta');
    expect(decode(late(2000), null).charset).toEqual({ declared: null, used: 'utf-8', from: 'detected' });
  });

  test('a page that could be read to its meta is not in UTF-16', () => {
    expect(decode(utf8(page('<meta charset="utf-16">')), null).charset.used).toBe('utf-8');
  });

  test('a declaration is obeyed where it lies, as readers of the page see it', () => {
    const read = decode(encodeGbk(page('<meta charset="utf-8">')), null);
    expect(read.charset.used).toBe('utf-8');
    expect(read.text).toContain('\ufffd');
  });

  test('the replacement encoding shows nothing but one sign', () => {
    const read = decode(utf8(page('')), 'text/html; charset=hz-gb-2312');
    expect(read).toEqual({ text: '\ufffd', charset: { declared: 'hz-gb-2312', used: 'replacement', from: 'header' } });
  });

  test('nothing declared: UTF-8 where valid, else the Chinese encoding that fits', () => {
    expect(decode(utf8(page('')), null).charset).toEqual({ declared: null, used: 'utf-8', from: 'detected' });
    const simplified = decode(encodeGbk(page('', '岚川市水利局关于做好政府信息公开工作的通知')), 'text/html');
    expect(simplified.charset).toEqual({ declared: null, used: 'gbk', from: 'detected' });
    expect(simplified.text).toContain('岚川市水利局');
    // 政府資訊公開的新聞 in Big5
    const big5 = Uint8Array.from(
      [0xac46, 0xa9b2, 0xb8ea, 0xb054, 0xa4bd, 0xb67d, 0xaaba, 0xb773, 0xbb44].flatMap((code) => [code >> 8, code & 0xff]),
    );
    const traditional = decode(big5, null);
    expect(traditional.charset.used).toBe('big5');
    expect(traditional.text).toBe('政府資訊公開的新聞');
    expect(decode(Uint8Array.from([...utf8('Voil'), 0xe0, ...utf8(', le r'), 0xe9, ...utf8('sum'), 0xe9]), null).text).toBe(
      'Voilà, le résumé',
    );
  });

  test('a text keeps the charset its page declares, for its queries', () => {
    expect(decode(page('<meta charset="gbk">'), null).charset).toEqual({ declared: 'gbk', used: 'gbk', from: 'meta' });
    expect(decode('<p>中</p>', null)).toEqual({ text: '<p>中</p>', charset: { declared: null, used: 'utf-8', from: 'detected' } });
  });
});

test('the charset parameter of a header is read in its usual and unusual spellings', () => {
  expect(charsetOf('text/html; charset=utf-8')).toBe('utf-8');
  expect(charsetOf('text/html;CHARSET="GBK"')).toBe('GBK');
  expect(charsetOf("text/html; charset = 'gb2312' ; x=y")).toBe('gb2312');
  expect(charsetOf('text/html; charset=')).toBeNull();
  expect(charsetOf(null)).toBeNull();
});

test('no bytes and no label make it throw', () => {
  const labels = fc.oneof(fc.constantFrom('utf-8', 'gbk', 'big5', 'utf-16', 'hz-gb-2312', 'x-user-defined', 'shift_jis', ''), fc.string());
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), labels, labels, (bytes, header, meta) => {
      const body = Uint8Array.from([...utf8(`<meta charset="${meta}">`), ...bytes]);
      expect(typeof decode(body, `text/html; charset=${header}`).text).toBe('string');
    }),
  );
});
