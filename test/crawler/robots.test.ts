import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRobots } from '../../crawler/robots.ts';

const lines = (...text: string[]): string => text.join('\n');
const site = 'http://www.lanchuan.gov.cn';

/** robots.txt · path · allowed */
const table: [name: string, text: string, path: string, allowed: boolean][] = [
  ['an empty file allows', '', '/a', true],
  ['a rule without a group is passed over', 'Disallow: /', '/a', true],
  ['everyone', lines('User-agent: *', 'Disallow: /admin/'), '/admin/x', false],
  ['everyone, elsewhere', lines('User-agent: *', 'Disallow: /admin/'), '/adminx', true],
  ['an empty disallow allows', lines('User-agent: *', 'Disallow:'), '/a', true],
  ['our own group alone counts', lines('User-agent: *', 'Disallow: /', '', 'User-agent: Mingcha', 'Disallow: /x'), '/a', true],
  ['our own group with a version', lines('User-agent: mingcha/1.0', 'Disallow: /x'), '/x', false],
  ['another robot', lines('User-agent: mingchabot', 'Disallow: /'), '/a', true],
  ['groups of one robot are one', lines('User-agent: mingcha', 'Disallow: /a', 'User-agent: mingcha', 'Disallow: /b'), '/a', false],
  ['several robots share a group', lines('User-agent: other', 'User-agent: mingcha', 'Disallow: /a'), '/a', false],
  ['rules begin a new group', lines('User-agent: mingcha', 'Disallow: /a', 'User-agent: other', 'Disallow: /b'), '/b', true],
  ['a Sitemap line ends no group', lines('User-agent: *', 'Sitemap: http://x/s.xml', 'Disallow: /a'), '/a', false],
  ['a Sitemap line between rules', lines('User-agent: *', 'Disallow: /b', 'Sitemap: http://x/s.xml', 'Disallow: /a'), '/a', false],
  [
    'a Sitemap line between robots',
    lines('User-agent: mingcha', 'Sitemap: http://x/s.xml', 'User-agent: other', 'Disallow: /a'),
    '/a',
    false,
  ],
  ['an unknown line ends no group', lines('User-agent: *', 'Crawl-delay: 5', 'Disallow: /a'), '/a', false],
  ['the longest match decides', lines('User-agent: *', 'Disallow: /a', 'Allow: /a/b'), '/a/b/c', true],
  ['whatever the order', lines('User-agent: *', 'Allow: /a/b', 'Disallow: /a'), '/a/c', false],
  ['allow wins a tie', lines('User-agent: *', 'Disallow: /a', 'Allow: /a'), '/a', true],
  ['a star', lines('User-agent: *', 'Disallow: /*.pdf'), '/files/x.pdf?y', false],
  ['an end', lines('User-agent: *', 'Disallow: /*.pdf$'), '/files/x.pdf?y', true],
  ['an end reached', lines('User-agent: *', 'Disallow: /*.pdf$'), '/files/x.pdf', false],
  ['an end alone', lines('User-agent: *', 'Disallow: /', 'Allow: /$'), '/', true],
  ['two stars and an end that overlap', lines('User-agent: *', 'Disallow: /*ab*ab$'), '/ab', true],
  ['a query', lines('User-agent: *', 'Disallow: /*?'), '/list?page=2', false],
  ['comments and spaces', lines('  USER-AGENT :  *  # all', ' disallow :  /a  # secret'), '/a', false],
  ['carriage returns', 'User-agent: *\rDisallow: /a\r', '/a', false],
  ['a byte order mark', '\ufeffUser-agent: *\nDisallow: /a', '/a', false],
  ['Chinese in the file', lines('User-agent: *', 'Disallow: /公开/'), '/%E5%85%AC%E5%BC%80/x', false],
  ['escapes in lower case', lines('User-agent: *', 'Disallow: /%e5%85%ac'), '/%E5%85%AC', false],
  ['needless escapes', lines('User-agent: *', 'Disallow: /%61dmin'), '/admin', false],
  ['robots.txt itself', lines('User-agent: *', 'Disallow: /'), '/robots.txt', true],
  ['a page of markup instead', '<html><body>404: /</body></html>', '/a', true],
];

describe('robots.txt', () => {
  test.each(table)('%s', (_, text, path, allowed) => {
    expect(parseRobots(text, 'mingcha').allows(`${site}${path}`)).toBe(allowed);
  });

  test('reads any text, and answers for any address', () => {
    const letters = fc.string({
      unit: fc.constantFrom('U', 's', 'er-agent: ', '*', '\n', 'Disallow: ', 'Allow: ', '/', '$', '%', '公', 'a', '\ud800'),
    });
    fc.assert(
      fc.property(letters, fc.webUrl({ withQueryParameters: true }), (text, url) => {
        expect(typeof parseRobots(text, 'mingcha').allows(url)).toBe('boolean');
      }),
    );
  });

  test('many stars cost no more than reading', () => {
    const rules = parseRobots(`User-agent: *\nDisallow: /${'*a'.repeat(5000)}$`, 'mingcha');
    expect(rules.allows(`${site}/${'a'.repeat(4000)}b`)).toBe(true);
  });
});
