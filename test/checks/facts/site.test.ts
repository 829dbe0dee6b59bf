import { describe, expect, test } from 'vitest';
import { type SiteInput, startSite, type TargetState } from '../../../checks/facts/site.ts';
import { type Item, type Link, type PageFacts, SiteFacts } from '../../../checks/model/index.ts';

const site = 'http://slj.lanchuan.gov.cn/';
const absent = { state: 'absent' } as const;

/** A page as the reader of pages would hand it over. */
function page(path: string, facts: Partial<PageFacts> = {}): PageFacts {
  const url = new URL(path, site).href;
  return {
    url,
    finalUrl: url,
    status: 200,
    redirects: [],
    contentType: 'text/html',
    bytes: 1,
    timing: null,
    charset: { declared: null, used: 'utf-8', from: 'detected' },
    title: '',
    h1: null,
    language: null,
    breadcrumb: [],
    breadcrumbHrefs: [],
    meta: {},
    kind: 'other',
    why: '',
    published: null,
    dates: [],
    items: [],
    blocks: [],
    pager: null,
    links: [],
    disclosure: { guide: absent, system: absent, statutory: absent, annual: absent, apply: absent },
    identity: { siteCode: null, icp: null, police: null, partyEmblem: null, reportErrors: null, organ: null, contact: null, siteMap: null },
    document: null,
    guide: null,
    forms: [],
    personalData: [],
    scripted: false,
    rendered: false,
    text: { length: 0, hash: '', excerpt: '' },
    annualReport: null,
    wording: [],
    map: null,
    scripts: { hosts: [], signs: [] },
    concealed: [],
    apply: null,
    catalogue: null,
    weakMasks: [],
    letters: [],
    service: null,
    notice: null,
    validity: null,
    superseded: [],
    organParts: null,
    budgetParts: null,
    summary: false,
    register: null,
    penalty: null,
    gaps: null,
    ...facts,
  };
}
const crumbs = (...pairs: [string, string | null][]) => ({
  breadcrumb: ['首页', ...pairs.map(([name]) => name)],
  breadcrumbHrefs: [site, ...pairs.map(([, path]) => (path === null ? null : new URL(path, site).href))],
});
const item = (path: string, date?: string, block: number | null = null): Item => ({
  title: `关于${path}的消息`,
  href: new URL(path, site).href,
  block,
  ...(date ? { date } : {}),
});
const link = (path: string, text: string, more: Partial<Link> = {}): Link => ({
  href: new URL(path, site).href,
  raw: path,
  text,
  area: 'main',
  via: 'a',
  ...more,
});
const published = (date: string) => ({ published: { date, source: 'label' as const, text: date } });
const empty = { heading: '', href: null, items: 0, empty: true, emptyText: '此栏目暂无任何新增信息' };

function gather(pages: PageFacts[], more: Partial<SiteInput> = {}) {
  const gathering = startSite({
    url: site,
    asOf: '2026-09-30',
    reached: { ok: true, state: 'ok', status: 200, reason: null },
    coverage: { pages: pages.length, rendered: 0, targets: 0, unmeasuredTargets: 0, complete: true, leftOut: [] },
    stateOf: () => undefined,
    ...more,
  });
  for (const one of [...pages].sort((a, b) => (a.url < b.url ? -1 : 1))) gathering.add(one);
  const facts = gathering.finish();
  expect(() => SiteFacts.parse(facts)).not.toThrow();
  return facts;
}
const find = (facts: SiteFacts, path: string) => facts.columns.find((column) => column.path.join('/') === path);
const home = (facts: Partial<PageFacts> = {}) => page('/', { kind: 'home', title: '岚川市水利局', ...facts });

describe('columns', () => {
  test('a list page with a breadcrumb, its pager pages and its articles are one column', () => {
    const where = crumbs(['新闻中心', '/xwzx/'], ['工作动态', '/xwzx/gzdt/']);
    const facts = gather([
      home({ links: [link('/xwzx/gzdt/', '工作动态', { area: 'nav' })] }),
      page('/xwzx/gzdt/', {
        kind: 'column',
        ...where,
        items: [item('/xwzx/gzdt/3.html', '2026-09-02'), item('/xwzx/gzdt/2.html', '2026-09-21')],
      }),
      page('/xwzx/gzdt/index_2.html', {
        kind: 'column',
        ...where,
        items: [item('/xwzx/gzdt/1.html', '2026-08-01'), item('/xwzx/gzdt/2.html', '2026-09-21')],
      }),
      page('/xwzx/gzdt/0.html', { kind: 'article', title: '旧闻', ...where, ...published('2026-07-01') }),
      page('/xwzx/gzdt/2.html', { kind: 'article', title: '消息', ...where, ...published('2026-09-21') }),
    ]);
    expect(facts.columns.map(({ path }) => path.join('/'))).toEqual(['新闻中心', '新闻中心/工作动态']);
    expect(find(facts, '新闻中心/工作动态')).toMatchObject({
      url: `${site}xwzx/gzdt/`,
      level: 2,
      category: 'news',
      source: 'breadcrumb',
      visited: true,
      items: 4,
      dated: 4,
      newest: '2026-09-21',
      oldest: '2026-07-01',
      newestItem: { href: `${site}xwzx/gzdt/2.html` },
      blank: false,
    });
    expect(find(facts, '新闻中心')).toMatchObject({ visited: false, children: 1, newest: '2026-09-21', blank: null });
  });

  test('where only a later page reads as a list, the column still stands at its first page', () => {
    const where = crumbs(['工作动态', '/gzdt/']);
    const facts = gather([
      home(),
      page('/gzdt/', { kind: 'other', ...where }),
      page('/gzdt/index_2.html', { kind: 'column', ...where, items: [item('/gzdt/1.html', '2026-08-01')] }),
    ]);
    expect(facts.columns.map(({ url }) => url)).toEqual([`${site}gzdt/`]);
  });

  test('an order of dates is not trusted; 1970 and the future stand for no date', () => {
    const items = [
      item('/a/1.html', '1970-01-01'),
      item('/a/2.html', '2026-05-01'),
      item('/a/3.html', '2026-08-08'),
      item('/a/4.html', '2031-01-01'),
    ];
    const facts = gather([home(), page('/a/', { kind: 'column', ...crumbs(['通知公告', '/a/']), items })]);
    expect(find(facts, '通知公告')).toMatchObject({ items: 4, newest: '2026-08-08', oldest: '2026-05-01' });
  });

  test('dates that only the pages behind a list show are no dates of the list', () => {
    const where = crumbs(['意见征集', '/yjzj/']);
    const facts = gather([
      home(),
      page('/yjzj/', { kind: 'column', ...where, items: [item('/yjzj/1.html'), item('/yjzj/2.html')] }),
      page('/yjzj/1.html', { kind: 'article', title: '公告', ...where, ...published('2026-09-01') }),
    ]);
    expect(find(facts, '意见征集')).toMatchObject({ items: 2, dated: 0, newest: '2026-09-01' });
  });

  test('rows that only script leads on from are rows all the same', () => {
    const rows = ['甲', '乙', '丙'].map((title, n) => ({ title, href: '', date: `2026-09-0${n + 1}`, block: null }));
    const facts = gather([home(), page('/a/', { kind: 'column', ...crumbs(['通知公告', '/a/']), items: rows })]);
    expect(find(facts, '通知公告')).toMatchObject({ items: 3, dated: 3, newest: '2026-09-03' });
  });

  test('a list under the name of the column above is still the page’s own', () => {
    const facts = gather([
      home(),
      page('/zwgk/', { kind: 'hub', ...crumbs(['政务公开', '/zwgk/']) }),
      page('/zwgk/tzgg/', {
        kind: 'column',
        ...crumbs(['政务公开', '/zwgk/'], ['通知公告', '/zwgk/tzgg/']),
        items: [item('/zwgk/tzgg/1.html', '2026-09-01', 0)],
        blocks: [{ heading: '政务公开', href: `${site}zwgk/`, items: 1, empty: false }],
      }),
    ]);
    expect(find(facts, '政务公开/通知公告')).toMatchObject({ items: 1, blank: false });
    expect(find(facts, '政务公开')).toMatchObject({ items: 0 });
  });

  test('blank only what was seen to be blank', () => {
    const facts = gather([
      home({ links: [link('/g/', '规划计划', { area: 'nav' })] }),
      page('/a/', { kind: 'column', ...crumbs(['政府采购', '/a/']), blocks: [empty] }),
      page('/b/', { kind: 'column', ...crumbs(['统计信息', '/b/']), blocks: [{ ...empty, emptyText: undefined, scripted: true }] }),
      page('/c/', { kind: 'article', title: '机构职能', ...crumbs(['机构职能', '/c/']), ...published('2025-01-02') }),
      page('/d/', { kind: 'hub', ...crumbs(['政务公开', '/d/']) }),
      page('/d/e/', { kind: 'column', ...crumbs(['政务公开', '/d/'], ['人事信息', '/d/e/']), items: [item('/d/e/1.html')] }),
    ]);
    expect(find(facts, '政府采购')).toMatchObject({ blank: true, blankText: '此栏目暂无任何新增信息' });
    expect(find(facts, '统计信息')).toMatchObject({ blank: null, scripted: true });
    expect(find(facts, '机构职能')).toMatchObject({ visited: true, blank: false, items: 1, newest: '2025-01-02', category: 'organ' });
    expect(find(facts, '政务公开')).toMatchObject({ blank: false, children: 1 });
    expect(find(facts, '政务公开/人事信息')).toMatchObject({ blank: false, items: 1, dated: 0, newest: null });
    expect(find(facts, '规划计划')).toMatchObject({ visited: false, blank: null, url: `${site}g/`, source: 'nav' });
  });

  test('without breadcrumbs the folders and the pages’ own names tell', () => {
    const facts = gather([
      home(),
      page('/zwgk/', { kind: 'hub', title: '政务公开-岚川市水利局' }),
      page('/zwgk/rsxx/', { kind: 'column', title: '人事信息-岚川市水利局', items: [item('/zwgk/rsxx/t1.html', '2026-01-05')] }),
      page('/zwgk/tzgg/index.html', {
        kind: 'column',
        title: '岚川市水利局',
        meta: { ColumnName: '通知公告' },
        items: [item('/zwgk/tzgg/t1.html', '2026-03-05')],
      }),
      page('/zwgk/tzgg/202609/t20260909_1.html', { kind: 'article', title: '新消息', ...published('2026-09-09') }),
    ]);
    expect(find(facts, '政务公开/人事信息')).toMatchObject({ source: 'url', category: 'personnel', newest: '2026-01-05' });
    expect(find(facts, '政务公开/通知公告')).toMatchObject({ source: 'meta', category: 'notice', newest: '2026-09-09', items: 2 });
  });

  test('a trail that ends one level above is carried on by the page’s own name', () => {
    const facts = gather([
      home(),
      page('/zwgk/', { kind: 'hub', ...crumbs(['政务公开', '/zwgk/']) }),
      page('/zwgk/tzgg/', {
        kind: 'column',
        title: '通知公告_岚川市水利局',
        ...crumbs(['政务公开', '/zwgk/']),
        items: [item('/zwgk/tzgg/1.html', '2026-03-05')],
      }),
      page('/zwgk/rsxx/', { kind: 'column', title: '人事信息_岚川市水利局', ...crumbs(['政务公开', '/zwgk/']), blocks: [empty] }),
    ]);
    expect(facts.columns.map(({ path, blank }) => [path.join('/'), blank])).toEqual([
      ['政务公开', false],
      ['政务公开/人事信息', true],
      ['政务公开/通知公告', false],
    ]);
  });

  test('a unit on a platform begins at its own home, not at the platform’s', () => {
    const facts = gather(
      [
        page('/slj/', { kind: 'home', title: '岚川市水利局' }),
        page('/slj/gzdt/', {
          kind: 'column',
          ...crumbs(['部门平台', '/'], ['水利局', '/slj/'], ['工作动态', '/slj/gzdt/']),
          items: [item('/slj/gzdt/1.html', '2026-03-05')],
        }),
      ],
      { url: `${site}slj/`, profile: { scope: { hosts: [], paths: ['/slj/'] } } },
    );
    expect(facts.columns.map(({ path }) => path)).toEqual([['工作动态']]);
  });

  test('lists of others beside an empty list do not fill it', () => {
    const others = { heading: '热点推荐', href: null, items: 1, empty: false };
    const facts = gather([
      home(),
      page('/a/', {
        kind: 'column',
        ...crumbs(['人事信息', '/a/']),
        blocks: [{ ...empty, emptyText: undefined }, others],
        items: [item('/z/1.html', '2026-09-01', 1)],
      }),
      page('/b/', { kind: 'column', ...crumbs(['通知公告', '/b/']), items: [item('/b/1.html', '2026-09-01')] }),
      page('/c/', {
        kind: 'column',
        ...crumbs(['统计信息', '/c/']),
        blocks: [
          { ...empty, emptyText: undefined },
          { heading: '通知公告', href: `${site}b/`, items: 1, empty: false },
        ],
        items: [item('/b/1.html', '2026-09-01', 1)],
      }),
    ]);
    expect(find(facts, '人事信息')).toMatchObject({ blank: true, items: 0, newest: null });
    expect(find(facts, '统计信息')).toMatchObject({ blank: true, items: 0 });
    expect(find(facts, '通知公告')).toMatchObject({ blank: false, items: 1 });
  });

  test('the order of adding does not matter', () => {
    const where = crumbs(['新闻中心', '/xwzx/'], ['工作动态', '/xwzx/gzdt/']);
    const pages = [
      home({ links: [link('/xwzx/gzdt/', '工作动态', { area: 'nav' }), link('/bsfw/', '办事服务', { area: 'nav' })] }),
      page('/xwzx/gzdt/', { kind: 'column', ...where, items: [item('/xwzx/gzdt/2.html', '2026-09-21')] }),
      page('/xwzx/gzdt/2.html', { kind: 'article', title: '消息', ...where, ...published('2026-09-21') }),
      page('/xwzx/gzdt/1.html', { kind: 'article', title: '更早的消息', ...where, ...published('2026-09-20') }),
    ];
    const input: SiteInput = {
      url: site,
      asOf: '2026-09-30',
      reached: { ok: true, state: 'ok', status: 200, reason: null },
      coverage: gather(pages).coverage,
      stateOf: () => undefined,
    };
    const [forward, backward] = [pages, [...pages].reverse()].map((order) => {
      const gathering = startSite(input);
      for (const one of order) gathering.add(one);
      return gathering.finish();
    });
    expect(backward).toEqual(forward);
  });

  test('an address that only leads on is the column it leads to', () => {
    const facts = gather([
      home({ links: [link('/gzdt/', '工作动态', { area: 'nav' })] }),
      page('/gzdt/', { kind: 'stub', links: [link('/gzdt/ywyw/', '', { via: 'meta-refresh' })] }),
      page('/gzdt/ywyw/', { kind: 'column', ...crumbs(['工作动态', '/gzdt/']), items: [item('/gzdt/ywyw/1.html', '2026-09-01')] }),
    ]);
    expect(facts.columns).toHaveLength(1);
    expect(facts.columns[0]).toMatchObject({ name: '工作动态', url: `${site}gzdt/ywyw/`, newest: '2026-09-01' });
  });

  test('dates of a column that only the home page shows count for it', () => {
    const facts = gather([
      home({ blocks: [{ heading: '通知公告', href: `${site}tz/`, items: 1, empty: false }], items: [item('/tz/9.html', '2026-09-20', 0)] }),
      page('/tz/', { kind: 'column', ...crumbs(['通知公告', '/tz/']), scripted: true }),
    ]);
    expect(find(facts, '通知公告')).toMatchObject({ newest: '2026-09-20', items: 1, blank: false });
  });

  test('labels of use, other sites and articles are no columns', () => {
    const facts = gather([
      home({
        links: [
          ...['网站首页', '无障碍浏览', '网站地图', '登录', '繁體'].map((text, i) => link(`/${i}/`, text, { area: 'nav' })),
          link('http://www.lanchuan.gov.cn/', '岚川市人民政府', { area: 'nav' }),
          link('/zwgk/202609/t20260909_1.html', '重要消息', { area: 'nav' }),
          link('/flink/', '水利部', { area: 'footer' }),
        ],
      }),
    ]);
    expect(facts.columns).toEqual([]);
  });

  test('a profile corrects categories, leaves columns out and exempts them until a day', () => {
    const pages = [
      home(),
      page('/a/', { kind: 'column', ...crumbs(['水利之声', '/a/']), items: [item('/a/1.html', '2026-01-01')] }),
      page('/b/', { kind: 'column', ...crumbs(['旧事', '/b/']), blocks: [empty] }),
      page('/c/', { kind: 'column', ...crumbs(['政府采购', '/c/']), blocks: [empty] }),
      page('/d/', { kind: 'column', ...crumbs(['统计信息', '/d/']), blocks: [empty] }),
    ];
    const facts = gather(pages, {
      profile: {
        columns: [
          { match: '水利之声', category: 'news' },
          { match: `${site}b/`, ignore: true },
        ],
        exemptions: [
          { check: 'column-blank', match: '政府采购', reason: '本级不单独采购', until: '2026-12-31' },
          { check: 'column-blank', match: '统计信息', reason: '已过期', until: '2026-01-01' },
        ],
      },
    });
    expect(find(facts, '水利之声')).toMatchObject({ category: 'news', source: 'profile' });
    expect(find(facts, '旧事')).toBeUndefined();
    expect(find(facts, '政府采购')?.exempt).toBe('本级不单独采购');
    expect(find(facts, '统计信息')?.exempt).toBeNull();
  });

  test.each([
    ['要闻动态/柘川要闻', 'news'],
    ['要闻动态/国务院信息', 'news'],
    ['招商引资/招商动态', 'news'],
    ['部门动态', 'news'],
    ['媒体聚焦', 'news'],
    ['公示公告', 'notice'],
    ['政策文件', 'policy'],
    ['规范性文件', 'policy'],
    ['县政府文件', 'policy'],
    ['政策法规', 'policy'],
    ['政策解读', 'interpretation'],
    ['政策文件/政策解读', 'interpretation'],
    ['招标公告', 'procurement'],
    ['招聘公告', 'personnel'],
    ['人事任免', 'personnel'],
    ['规划计划', 'planning'],
    ['统计公报', 'statistics'],
    ['财政预决算', 'budget'],
    ['行政处罚公示', 'other'],
    ['机构职能', 'organ'],
    ['工作机构/城乡规划中心', 'organ'],
    ['文化广电和旅游局', 'organ'],
    ['领导之窗', 'leader'],
    ['市长信箱', 'interaction'],
    ['意见征集', 'interaction'],
    ['在线访谈', 'interaction'],
    ['办事服务', 'service'],
    ['走进岚川', 'overview'],
    ['岚川概况/历史文化', 'overview'],
    ['专题专栏/主题教育动态', 'topic'],
    ['政府信息公开/政府信息公开指南', 'guide'],
    ['法定主动公开内容/规划计划', 'planning'],
    ['政府信息公开年报/2023年动态', 'annual'],
    ['水文化', 'overview'],
    ['三农', 'other'],
  ])('%s is %s', (path, category) => {
    const names = path.split('/');
    const trail = names.map((name, i): [string, string] => [
      name,
      `/${names
        .slice(0, i + 1)
        .map((_, k) => k)
        .join('/')}/`,
    ]);
    const facts = gather([home(), page(trail.at(-1)![1], { kind: 'column', ...crumbs(...trail), items: [item('/x.html', '2026-01-01')] })]);
    expect(find(facts, path)?.category).toBe(category);
  });
});

describe('link health', () => {
  const dead: TargetState = { state: 'dead', status: 404, reason: null, attempts: 2 };
  const ok: TargetState = { state: 'ok', status: 200, reason: null, attempts: 1 };
  test('targets are counted once, by state; those in trouble name who links to them', () => {
    const states: Record<string, TargetState> = {
      [`${site}a.html`]: dead,
      [`${site}b.doc`]: dead,
      [`${site}c/`]: ok,
      'http://www.x.cn/': { ...dead, state: 'timeout', status: null, reason: 'ETIMEDOUT' },
    };
    const many = Array.from({ length: 30 }, (_, i) =>
      page(`/p${String(i).padStart(2, '0')}.html`, { links: [link('/a.html', '甲'), link('/a.html#2', '甲二')] }),
    );
    const facts = gather(
      [
        home({ links: [link('/a.html', '甲'), link('/c/', '丙'), link('/unknown/', '未测'), link('http://www.x.cn/', '外站')] }),
        ...many,
        page('/q.html', { links: [link('/b.doc', '附件')] }),
      ],
      { stateOf: (url) => states[url] },
    );
    expect(facts.linkHealth).toEqual({ dead: 2, ok: 1, timeout: 1 });
    expect(facts.targets.map(({ url, external, kind, referrerCount, onHome }) => [url, external, kind, referrerCount, onHome])).toEqual([
      ['http://slj.lanchuan.gov.cn/a.html', false, 'page', 31, true],
      ['http://slj.lanchuan.gov.cn/b.doc', false, 'attachment', 1, false],
      ['http://www.x.cn/', true, 'page', 1, true],
    ]);
    expect(facts.targets[0]!.referrers).toHaveLength(20);
    expect(facts.targets[0]!.referrers[0]).toEqual({ url: site, text: '甲', area: 'main', via: 'a' });
  });
});

describe('identity', () => {
  test('the value most pages show, and those that disagree', () => {
    const mark = (value: string, others?: { value: string; where: 'meta' }[]) => ({
      ...page('/').identity,
      siteCode: { value, where: 'text' as const, ...(others ? { others } : {}) },
    });
    const facts = gather([
      home({ identity: mark('9901000012') }),
      page('/1.html', { identity: mark('9901000012', [{ value: '9901000013', where: 'meta' }]) }),
      page('/2.html', { identity: mark('9901000099') }),
    ]);
    expect(facts.identity.siteCode).toEqual({
      value: '9901000012',
      where: 'text',
      foundOn: site,
      pages: 2,
      variants: [
        { value: '9901000013', where: 'meta', pages: 1, example: `${site}1.html` },
        { value: '9901000099', where: 'text', pages: 1, example: `${site}2.html` },
      ],
    });
    expect(facts.identity.icp).toBeNull();
  });
});

describe('disclosure, guides and reports', () => {
  const linked = (path: string) => ({ state: 'linked' as const, href: new URL(path, site).href, text: '政府信息公开指南' });
  test('a column that the platform links is linked, though the home page does not show it', () => {
    const facts = gather([
      home({ disclosure: { ...page('/').disclosure, guide: { state: 'text', text: '公开指南' } } }),
      page('/zfxxgk/', { kind: 'hub', title: '政府信息公开', disclosure: { ...page('/').disclosure, guide: linked('/zfxxgk/zn/') } }),
      page('/zfxxgk/zn/', { kind: 'column', disclosure: { ...page('/').disclosure, guide: linked('/zfxxgk/zn/') } }),
      page('/news/1.html', { kind: 'article', disclosure: { ...page('/').disclosure, apply: linked('/x/') } }),
    ]);
    expect(facts.disclosure.guide).toEqual({ ...linked('/zfxxgk/zn/'), foundOn: `${site}zfxxgk/` });
    expect(facts.disclosure.apply).toEqual({ state: 'absent' });
  });

  test('guides as pages and as files', () => {
    const facts = gather([
      home(),
      page('/zn/', {
        kind: 'guide',
        title: '岚川市水利局政府信息公开指南',
        guide: { phone: '电话：0999-1234567' },
        ...published('2026-01-10'),
      }),
      page('/zn2/', { kind: 'article', title: '政府信息公开指南', links: [link('/f/zn.pdf', '岚川市水利局政府信息公开指南.pdf')] }),
    ]);
    expect(facts.guides).toEqual([
      { url: `${site}f/zn.pdf`, title: '岚川市水利局政府信息公开指南.pdf', published: null, elements: {}, attachment: true },
      {
        url: `${site}zn/`,
        title: '岚川市水利局政府信息公开指南',
        published: '2026-01-10',
        elements: { phone: '电话：0999-1234567' },
        attachment: false,
      },
    ]);
  });

  test('annual reports with year and organ, from pages and from lists, once each', () => {
    const row = (path: string, title: string, date: string): Item => ({ ...item(path, date), title });
    const facts = gather([
      home(),
      page('/nb/', {
        kind: 'column',
        items: [
          row('/nb/1.html', '岚川市水利局2025年政府信息公开工作年度报告', '2026-01-20'),
          row('/nb/2.html', '2024年度岚川市水利局政府信息公开年报', '2025-01-21'),
          row('/nb/3.html', '岚川市政府网站2025年度工作报表', '2026-01-22'),
          row('/nb/4.html', '关于做好2025年政府信息公开工作年度报告的通知', '2026-01-02'),
        ],
      }),
      page('/nb/1.html', { kind: 'report', title: '岚川市水利局2025年政府信息公开工作年度报告', ...published('2026-01-20') }),
    ]);
    expect(facts.reports).toEqual([
      {
        url: `${site}nb/1.html`,
        title: '岚川市水利局2025年政府信息公开工作年度报告',
        year: 2025,
        published: '2026-01-20',
        organ: '岚川市水利局',
        content: null,
      },
      {
        url: `${site}nb/2.html`,
        title: '2024年度岚川市水利局政府信息公开年报',
        year: 2024,
        published: '2025-01-21',
        organ: '岚川市水利局',
        content: null,
      },
    ]);
  });
});

describe('updates', () => {
  test('the newest date of the home page', () => {
    const facts = gather([home({ items: [item('/1.html', '2026-09-01'), item('/2.html', '2026-09-15'), item('/3.html', '2027-01-01')] })]);
    expect(facts.updates).toEqual({ newest: '2026-09-15', url: `${site}2.html`, title: '关于/2.html的消息' });
  });
  test('of the columns where the home page only leads to them', () => {
    const facts = gather([
      home(),
      page('/a/', { kind: 'column', ...crumbs(['工作动态', '/a/']), items: [item('/a/1.html', '2026-08-01')] }),
    ]);
    expect(facts.updates.newest).toBe('2026-08-01');
  });
  test('nothing where there is no home page', () => {
    expect(gather([]).updates).toEqual({ newest: null, url: null, title: null });
  });
});
