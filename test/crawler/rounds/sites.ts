/** Sites of a roster for tests. */
import fc from 'fast-check';
import { RosterSite } from '../../../checks/model/index.ts';
import { clean } from '../../../crawler/rounds/files/table.ts';
import type { City } from '../../city/city.ts';

export const levels = ['ministry', 'province', 'city', 'county', 'township'] as const;
export const kinds = ['portal', 'department', 'platform-unit'] as const;

export function siteOf(id: string, given: Partial<RosterSite> = {}): RosterSite {
  return RosterSite.parse({
    ...{ id, url: `http://${id}.example.gov.cn/`, name: `${id}网站`, organ: `${id}局`, level: 'city', kind: 'department' },
    ...{ region: '岚川市', group: '市直部门', ...given },
  });
}

/** The sites of the sample city as its office would have them. */
export function rosterOf(city: City): RosterSite[] {
  return city.sites.map(({ id, url, name, profile = {} }) => {
    const { level = 'city', kind = 'department', scope, keyAreas = {} } = profile;
    const group = level === 'county' ? '县市区' : kind === 'portal' ? '市级门户' : '市直部门';
    return RosterSite.parse({
      ...{ id, url, name, organ: name, level, kind, group, region: level === 'county' ? '清溪县' : '岚川市' },
      ...(scope ? { scope } : {}),
      keyAreas: Object.entries(keyAreas).flatMap(([area, organ]) => (organ === name ? [area] : [])),
    });
  });
}

/** Texts that people and attackers write into cells, as cells hold them. */
const text = fc
  .oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '=1+1',
      '@SUM(A1)',
      '-2',
      "'=x",
      '王某、李某；赵某',
      'a|b｜c',
      'x\\;y',
      '"引号"',
      '逗号,分号;',
      '_x000D_',
      '＝全角',
      '%0a',
    ),
  )
  .map((one) => clean(one).replaceAll('\n', ' ').trim());
const word = text.filter((one) => one !== '' && !['无', '—', '——', '-', '/'].includes(one) && !/^(?:none|n\/a|null)$/i.test(one));
const part = word.map((one) => one.replace(/\s+/g, ' ')).filter((one) => one.trim() === one);
const optional = (key: string) => fc.option(part, { nil: undefined }).map((value) => (value === undefined ? {} : { [key]: value }));

const contact = fc
  .tuple(part, optional('role'), optional('phone'), optional('email'))
  .map(([name, ...more]) => Object.assign({ name }, ...more) as RosterSite['contacts'][number]);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));
const exemption = fc
  .tuple(part, optional('match'), part, day)
  .map(([check, match, reason, until]) => ({ check, ...match, reason, until }) as NonNullable<RosterSite['exemptions']>[number]);

/** A site with anything that a roster may hold; `number` makes it unlike others. */
const anySite = (number: number) =>
  fc
    .record({
      name: word,
      organ: word,
      region: word,
      group: word,
      level: fc.constantFrom(...levels),
      kind: fc.constantFrom(...kinds),
      running: fc.boolean(),
      keyAreas: fc.array(part, { maxLength: 3 }),
      contacts: fc.array(contact, { maxLength: 3 }),
      scope: fc.option(
        fc
          .record({ hosts: fc.array(part, { maxLength: 2 }), paths: fc.array(part, { maxLength: 2 }) })
          .filter(({ hosts, paths }) => hosts.length + paths.length > 0),
        { nil: undefined },
      ),
      publicServices: fc.option(fc.boolean(), { nil: undefined }),
      exemptions: fc.option(fc.array(exemption, { minLength: 1, maxLength: 2 }), { nil: undefined }),
      note: fc.option(word, { nil: undefined }),
      siteCode: fc.option(fc.constantFrom(`41999${String(number).padStart(5, '0')}`, `bm${String(number).padStart(8, '0')}`), {
        nil: undefined,
      }),
      profile: fc.option(fc.record({ columns: fc.array(fc.record({ match: word, ignore: fc.boolean() }), { maxLength: 2 }) }), {
        nil: undefined,
      }),
    })
    .map((given) =>
      RosterSite.parse(JSON.parse(JSON.stringify({ id: `s${number}`, url: `http://s${number}.example.gov.cn/x/`, ...given }))),
    );

export const anyRoster = fc
  .integer({ min: 1, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anySite(at + 1))));
