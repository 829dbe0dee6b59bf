/** What a reader finds in the scorecard, asked of its markup. */
import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from '../../reports/html/escape.ts';
import { renderScorecard } from '../../reports/html/page.ts';
import type { ReportInput } from '../../reports/input.ts';
import { clip, makePlain } from '../../reports/plain.ts';
import { walkNodes } from '../../reports/reading.ts';
import { inspectCity, markManual } from './city-input.ts';

const read = (input: ReportInput) => load(renderScorecard(input));
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

const veto = inspectCity('dead');
const open = inspectCity('slj', { complete: false });
const settled = inspectCity('slj', { marks: markManual(open) });

describe('the verdict', () => {
  test.each([
    ['单项否决', 'Vetoed', veto],
    ['待定', 'Not settled', { ...open, scorecard: { ...open.scorecard, verdict: 'open' as const, grade: null } }],
    ['合格', 'Qualified', settled],
    [
      '不合格',
      'Unqualified',
      { ...settled, scorecard: { ...settled.scorecard, verdict: 'unqualified' as const, score: { low: 41, high: 58.5 } } },
    ],
  ])('%s is said large and plain, in both languages', (zh, en, input) => {
    expect(read(input)('.stamp strong').text()).toBe(zh);
    const english = read({ ...input, language: 'en' });
    expect(english('.stamp strong').text()).toBe(en);
    expect(english('html').attr('lang')).toBe('en');
  });

  test('stands beside the interval, how much is open, and the bar with its lines', () => {
    const $ = read(open);
    const { score, coverage, pass } = open.scorecard;
    expect(plain($('.score').text())).toBe(`${score.low}–${score.high} 分，${coverage.leaves} 项指标中 ${coverage.open} 项待定`);
    expect($('svg.bar').attr('aria-label')).toBe(`得分在 ${score.low} 分至 ${score.high} 分之间，合格线 ${pass} 分，满分 100 分`);
    expect(
      $('svg.bar text')
        .toArray()
        .map((text) => $(text).text()),
    ).toEqual(expect.arrayContaining(['合格 60', '良好 80', '优秀 90']));
    const width = (selector: string) => Number.parseFloat($(selector).attr('width')!);
    const full = Number($('svg.bar text').last().text());
    expect(width('.reached')).toBeCloseTo((score.low / full) * 100, 1);
    expect(width('.bar .open')).toBeCloseTo(((score.high - score.low) / full) * 100, 1);
  });

  test('of a site that does not open says that nothing else was measured, and not that it is fine', () => {
    const words = plain(read(veto)('main').text());
    expect(words).toContain('检查时网站首页未能打开（服务器错误，503）');
    expect(words).not.toContain('检查范围内的页面已全部检查');
    expect(words).not.toContain('未发现问题');
  });

  test('names every veto that stands and every one that is not settled, with its reason', () => {
    const $ = read(veto);
    const { vetoes, possibleVetoes } = veto.scorecard;
    expect($('.vetoes > li').length).toBe(vetoes.length);
    expect(plain($('#vetoes').text())).toContain(vetoes[0]!.reason['zh-CN']);
    expect($('.possible > li').length).toBe(possibleVetoes.length);
    for (const { title, reason } of possibleVetoes) {
      expect(plain($('.possible').text())).toContain(plain(title['zh-CN']));
      expect(plain($('.possible').text())).toContain(plain(reason['zh-CN']));
    }
  });
});

describe('the arithmetic', () => {
  test('leads from the points that apply to the score', () => {
    const $ = read(open);
    const rows = $('.steps tbody tr')
      .toArray()
      .map((row) => [$(row).find('th').text(), $(row).find('td').first().text()]);
    const { steps, score } = open.scorecard;
    expect(rows[0]).toEqual(['适用指标满分', String(steps.applicable)]);
    expect(rows.at(-1)).toEqual(['得分', `${score.low}–${score.high}`]);
    expect(rows.map(([name]) => name)).toContain('加分');
  });
});

describe('the indicators', () => {
  test('are all there, with points, reason, and a mark where a number is not verified', () => {
    const $ = read(open);
    const nodes = [...walkNodes(open.scorecard.nodes)];
    expect($('.tree .name').length).toBe(nodes.length);
    expect($('.tree .unverified').length).toBe(nodes.filter(({ verified }) => !verified).length);
    const words = plain($('.tree').text());
    for (const node of nodes) if (node.rule !== 'group') expect(words).toContain(plain(makePlain(node.reason['zh-CN'])));
  });

  test('are open down to what lost points, and closed where nothing was lost', () => {
    const $ = read(open);
    const groups = [...walkNodes(open.scorecard.nodes)].filter(({ children }) => children.length > 0);
    const lost = groups.filter((node) => node.vetoed || (node.role === 'points' && node.points > node.score.high));
    expect(lost.length).toBeGreaterThan(0);
    expect($('.tree details[open]').length).toBeGreaterThanOrEqual(lost.length);
    expect($('.tree details:not([open])').length).toBeGreaterThan(0);
    expect(
      $('.tree .leaf.lost')
        .toArray()
        .every((leaf) => $(leaf).parents('details:not([open])').length === 0),
    ).toBe(true);
  });

  test('lead to the findings that cost points', () => {
    const $ = read(open);
    const links = $('.tree .leaf.lost .see a').toArray();
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect($($(link).attr('href')!).length).toBe(1);
  });
});

describe('an index of another office', () => {
  const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });
  const [first, ...others] = open.scorecard.nodes;
  const input: ReportInput = {
    ...open,
    scorecard: {
      ...open.scorecard,
      names: {
        levels: [text('一级指标', 'first'), text('二级指标', 'second')],
        score: text('总得分', 'total score'),
        veto: text('一票否决', 'one vote'),
      },
      components: [
        {
          node: 'x',
          index: 'platform-2019',
          version: '2019-12-03',
          asOf: '2026-06-30',
          site: '岚川市水利局',
          total: 100,
          score: { low: 57.5, high: 99 },
          verdict: 'open',
        },
      ],
      nodes: [
        {
          ...first!,
          note: text('只看官网', 'the site only'),
          modes: ['site', 'visit'],
          sample: { count: 3, of: text('文件', 'papers') },
          limits: { cap: 5 },
        },
        ...others,
      ],
    },
  };

  test('keeps its own names for things', () => {
    const $ = read(input);
    expect($('.tree').prev().text()).toBe('指标层级：一级指标 › 二级指标');
    expect($('.steps tbody tr').last().find('th').text()).toBe('总得分');
    expect($('#vetoes-title').text()).toBe('一票否决');
  });

  test('says how it looks, what holds its points, and which scorecards it takes over', () => {
    const $ = read(input);
    const words = $('.tree > li').first().find('.body').first().text();
    expect(words).toContain('说明：只看官网');
    expect(words).toContain('检查方式：网站采样、实地查看；按种子随机抽取文件 3 个');
    expect(words).toContain('分值限制：最多扣 5 分');
    expect(
      $('#steps table')
        .last()
        .find('td')
        .toArray()
        .map((cell) => $(cell).text()),
    ).toEqual(['岚川市水利局', '2026-06-30', '57.5–99 / 100', '待定']);
  });
});

describe('the findings', () => {
  test('stand under their check with its title, count, law and standard', () => {
    const $ = read(open);
    const fails = open.judgement.findings.filter(({ outcome }) => outcome === 'fail');
    expect($('#findings .finding').length).toBe(fails.length);
    expect($('#findings h2 .count').text()).toBe(String(fails.length));
    for (const check of new Set(fails.map(({ check }) => check))) {
      const section = $(`#fail-${check}`);
      expect(section.find('h3 .count').text()).toBe(String(fails.filter((finding) => finding.check === check).length));
      expect(section.find('.law li').length).toBeGreaterThan(0);
      expect(section.find('.law').text()).toMatch(/《.+》（.+〔?\d{4}〕?.*号）|《.+》（国务院令第\d+号）/);
    }
    for (const { text, url } of fails) {
      expect(plain($('#findings').text())).toContain(plain(text['zh-CN']));
      expect($(`#findings a[href="${url}"]`).length).toBeGreaterThan(0);
    }
  });

  test('to be reviewed and not measured stand apart and are said to cost nothing', () => {
    const $ = read(veto);
    const errors = veto.judgement.findings.filter(({ outcome }) => outcome === 'error');
    expect($('#errors .finding').length).toBe(errors.length);
    expect($('#errors .note').text()).toContain('不扣分');
    expect($('#findings .badge.error').length).toBe(0);
    const review = { ...open.judgement.findings.find(({ outcome }) => outcome === 'fail')!, outcome: 'review' as const };
    const reviewed = read({ ...open, judgement: { ...open.judgement, findings: [review] } });
    expect(reviewed('#reviews .badge.review').text()).toBe('待复核');
    expect(reviewed('#reviews .note').text()).toContain('不扣分');
    expect(reviewed('#findings .note').text()).toContain('待复核');
  });

  test('that are exempt are shown as exempt', () => {
    const finding = open.judgement.findings.find(({ outcome }) => outcome === 'fail')!;
    const exempt = {
      ...finding,
      outcome: 'na' as const,
      facts: { ...finding.facts, exempted: 'fail', exemption: '改版', exemptUntil: '2026-12-31' },
    };
    const $ = read({ ...open, judgement: { ...open.judgement, findings: [exempt] } });
    expect($('#exempt .badge').text()).toBe('已豁免');
  });

  test('that are none leave no empty list behind', () => {
    const $ = read({ ...settled, judgement: { ...settled.judgement, findings: [] } });
    expect($('#findings').text()).toContain('未发现问题');
    expect($('#findings ol, #reviews, #errors, #exempt').length).toBe(0);
  });

  test('are listed up to 200 a check and counted beyond, however long they are', () => {
    const model = open.judgement.findings.find(({ outcome }) => outcome === 'fail')!;
    const checks = Object.keys(open.judgement.tallies);
    const long = '关于印发《岚川市水利局政府信息公开工作制度》的通知'.repeat(40);
    const findings = Array.from({ length: 10_000 }, (_, at) => ({
      ...model,
      check: checks[at % checks.length]!,
      text: { 'zh-CN': long, en: long },
      locator: { selector: long, quote: long },
      url: `${model.url}${encodeURIComponent(long).slice(0, 900)}/${at}`,
      fingerprint: `${at}`,
    }));
    const page = renderScorecard({ ...open, judgement: { ...open.judgement, findings } });
    expect(Buffer.byteLength(page)).toBeLessThan(10_000_000);
    const $ = load(page);
    for (const check of checks) {
      const shown = $(`#fail-${check} .finding`).length;
      const all = findings.filter((finding) => finding.check === check).length;
      expect(shown).toBeGreaterThan(0);
      expect(shown).toBeLessThanOrEqual(200);
      expect($(`#fail-${check} > .note`).text()).toContain(`${all - shown} 个未在此列出`);
    }
  });
});

describe('what the scorecard admits', () => {
  test('is complete: what was not looked at, what was left out, and every number that is not verified', () => {
    const $ = read(open);
    const { notMeasured, unverified } = open.scorecard;
    expect($('#not-measured tbody tr').length).toBe(notMeasured.length);
    expect($('#not-measured').text()).toContain('超过页面数量上限');
    expect($('#not-measured .urls a').length).toBe(2);
    expect($('#unverified tbody tr').length).toBe(unverified.length);
    expect(unverified.length).toBeGreaterThan(0);
    for (const { what } of unverified) expect(plain($('#unverified').text())).toContain(plain(what['zh-CN']));
    expect($('#overview tbody tr').length).toBe(Object.keys(open.scorecard.tallies).length);
  });
});

describe('the file', () => {
  test('asks for nothing and allows nothing', () => {
    const $ = read(open);
    expect($('meta[http-equiv="Content-Security-Policy"]').attr('content')).toContain("default-src 'none'");
    expect($('script, link, img, iframe, object, embed, form, [style], [src]').length).toBe(0);
    expect($('style').text()).not.toMatch(/@import|url\(/);
  });

  test('has one heading of the first level, no level left out, and no id twice', () => {
    const $ = read(open);
    const levels = $('h1, h2, h3, h4')
      .toArray()
      .map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (let at = 1; at < levels.length; at++) expect(levels[at]! - levels[at - 1]!).toBeLessThanOrEqual(1);
    const ids = $('[id]')
      .toArray()
      .map((element) => $(element).attr('id'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of $('a[href^="#"]').toArray()) expect($($(link).attr('href')!.replaceAll('.', '\\.')).length).toBe(1);
  });

  test('speaks one language: no English sentence in the Chinese one, no Chinese label in the English one', () => {
    const chinese = read(settled);
    expect(chinese('html').attr('lang')).toBe('zh-CN');
    chinese('code, a, .url, dd').remove();
    expect(
      chinese('body')
        .text()
        .match(/[a-z]{3,} [a-z]{3,} [a-z]{3,}/gi) ?? [],
    ).toEqual([]);
    const english = read({ ...settled, language: 'en' });
    for (const part of ['h2', 'th[scope="col"]', 'dt', '.tag', '.badge', '.amount', 'caption', 'nav', 'footer', '#reading', '.note']) {
      expect(english(part).text(), part).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  test('is the same, byte for byte, for the same input', () => {
    expect(renderScorecard(inspectCity('slj', { complete: false }))).toBe(renderScorecard(open));
  });
});

describe('text of a page', () => {
  test('is text and nothing else, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
        const $ = load(html`<p title="${words}">${words}</p>`.toString(), null, false);
        expect($('*').length).toBe(1);
        expect($('p').text()).toBe(makePlain(words));
        expect($('p').attr('title')).toBe(makePlain(words));
        expect(Object.keys($('p').attr()!)).toEqual(['title']);
      }),
    );
  });

  test('holds nothing that acts unseen, and is cut between characters', () => {
    expect(makePlain('a\u202eb\u0000c\nd')).toBe('a⟨U+202E⟩b⟨U+0000⟩c d');
    expect(clip('政务公开', 2)).toBe('政务…');
    expect(clip('a😀b', 2)).toBe('a…');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.nat(50), (words, most) => {
        expect(clip(words, most + 1)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
        expect(clip(words, most + 1).isWellFormed()).toBe(true);
      }),
    );
  });
});
