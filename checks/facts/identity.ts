/**
 * What a page says of who runs it: identification code, filings, emblem, 找错 entry, organ, contact, site map.
 * A mark in the text counts where footers stand: bodies of articles quote the marks of other sites.
 */
import {
  contactLabel,
  contactPatterns,
  emblemHosts,
  emblemImage,
  emblemScript,
  emblemWords,
  footerReach,
  footerWords,
  icpPattern,
  identityScript,
  organBefore,
  organEnd,
  organLead,
  organPattern,
  organRight,
  policePattern,
  reportErrorsAddress,
  reportErrorsCode,
  reportErrorsId,
  reportErrorsScript,
  reportErrorsWords,
  siteCodePattern,
  siteMapLabel,
} from '../knowledge/identity.ts';
import type { IdentityMark, Link, PageFacts } from '../model/index.ts';
import { fold, foldShapes } from './fold.ts';
import type { PageTree } from './tree.ts';

type Identity = PageFacts['identity'];
type Reading = Omit<IdentityMark, 'others'>;

/** Most other values kept of one mark. */
const othersKept = 5;
/** Characters read of the words of one picture. */
const longestWords = 100;
/** Characters read of one script. */
const scriptLength = 200_000;

/** The marks of one page; `scripts` are texts of external scripts that write the footer, where they were fetched. */
export function readIdentity(tree: PageTree, links: Link[], meta: Record<string, string>, scripts: string[] = []): Identity {
  const text = foldShapes(tree.text);
  const footers = footerSlices(tree);
  const written = [...tree.scripts, ...scripts]
    .filter((script) => identityScript.test(script))
    .map((script) => script.slice(0, scriptLength));
  const writing = written.map(textWritten).join('\n');

  const shown = (pattern: RegExp): Reading[] => ownMatches(text, footers, pattern).map((value) => ({ value, where: 'text' as const }));
  const scripted = (pattern: RegExp): Reading[] => matches(writing, pattern).map((value) => ({ value, where: 'script' as const }));

  let codeInMeta: Reading[] = [];
  if (meta.SiteIDCode?.trim()) codeInMeta = [{ value: meta.SiteIDCode.trim(), where: 'meta' }];
  const report = readReportErrors(tree, links, written);
  const codeInReport = reportErrorsCode.exec(report?.href ?? '')?.[1];
  const records = links
    .filter(({ href }) => /beian(?:\.mps)?\.gov\.cn/.test(href))
    .map(({ href }) => /(?:record)?code=(\d{8,18})/i.exec(href)?.[1]);

  return {
    siteCode: merge(
      [
        ...shown(siteCodePattern),
        ...codeInMeta,
        ...scripted(siteCodePattern),
        ...(codeInReport ? [{ value: codeInReport, where: 'link' as const }] : []),
        ...codesOfScripts(tree),
      ],
      (value) => value.replace(/\s/g, '').toLowerCase(),
    ),
    icp: withHref(
      merge([...shown(icpPattern), ...scripted(icpPattern)], fileNumber, (value) => value.replace(/\s/g, '')),
      links,
    ),
    police: withHref(
      merge(
        [
          ...shown(policePattern),
          ...pictured(tree, policePattern),
          ...scripted(policePattern),
          ...records.filter((code) => code !== undefined).map((value) => ({ value, where: 'link' as const })),
        ],
        fileNumber,
      ),
      links,
    ),
    partyEmblem: readEmblem(tree, links, written),
    reportErrors: report,
    organ: readOrgan(text, footers, writing),
    contact: readContact(text, footers, writing, links),
    siteMap: readLabelled(links, siteMapLabel),
  };
}

/** Codes that the script of the 找错 entry is given: `<script id="_jiucuo_" sitecode="4101220001" src="…/exposure/jiucuo.js">`. */
function codesOfScripts(tree: PageTree): Reading[] {
  return (tree.byTag.get('script') ?? []).flatMap((index) => {
    const { sitecode = '', src = '' } = tree.elements[index]!.attribs;
    const value = reportErrorsScript.test(absolute(src)) ? sitecode.trim() : '';
    return /^[a-z]{0,2}\d{1,20}$/i.test(value) ? [{ value, where: 'script' as const }] : [];
  });
}

const absolute = (src: string): string => (src.startsWith('//') ? `https:${src}` : src);

/** Slices of the text that areas known as footers show. */
function footerSlices(tree: PageTree): [number, number][] {
  const slices: [number, number][] = [];
  for (let i = 0; i < tree.elements.length; i++) {
    if (tree.areas[i] !== 'footer') continue;
    slices.push([tree.starts[i]!, Math.min(tree.ends[i]!, tree.starts[i]! + footerReach.longest)]);
    i = tree.afters[i]! - 1;
  }
  return slices;
}

function matches(text: string, pattern: RegExp): string[] {
  return text === '' ? [] : [...text.matchAll(pattern)].map((match) => match[1]!.trim());
}

/** Values in footers; where no footer holds one, the last value at the page's end that stands among the words of a footer. */
function ownMatches(text: string, footers: [number, number][], pattern: RegExp): string[] {
  const inFooter = footers.flatMap(([from, to]) => matches(text.slice(from, to), pattern));
  if (inFooter.length > 0) return inFooter;
  // a footer that is known as one and says other things of the site is the place where this is missing
  if (footers.some(([from, to]) => footerWords.test(text.slice(from, to)))) return [];
  const from = Math.max(0, text.length - footerReach.tail);
  const tail = text.slice(from);
  const own = [...tail.matchAll(pattern)].filter((match) => {
    const end = match.index + match[0].length;
    if (tail.length - end <= footerReach.end) return true;
    const around = `${tail.slice(Math.max(0, match.index - footerReach.beside), match.index)}\n${tail.slice(end, end + footerReach.beside)}`;
    return footerWords.test(around);
  });
  return own.slice(-1).map((match) => match[1]!.trim());
}

/** Values that only the words of a picture say: the badge of a filing often stands for its number. */
function pictured(tree: PageTree, pattern: RegExp): Reading[] {
  return (tree.byTag.get('img') ?? []).flatMap((index) => {
    const { alt = '', title = '' } = tree.elements[index]!.attribs;
    return matches(foldShapes((alt || title).slice(0, longestWords)), pattern).map((value) => ({ value, where: 'text' as const }));
  });
}

/** What a script writes into the page, as far as its source shows: tags off, escapes resolved. */
function textWritten(script: string): string {
  const plain = script
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&nbsp;?/g, ' ')
    .replace(/<[^<>]{0,500}>/g, ' ')
    .replace(/[ \t\u3000]+/g, ' ');
  return foldShapes(plain);
}

/** The first reading, with those that disagree with it; two values agree when their keys do. */
function merge(
  readings: Reading[],
  keyOf: (value: string) => string,
  tidy = (value: string) => value.replace(/\s+/g, ' '),
): IdentityMark | null {
  const first = readings[0];
  if (!first) return null;
  const seen = new Set([keyOf(first.value)]);
  const others: Reading[] = [];
  for (const reading of readings) {
    const key = keyOf(reading.value);
    if (seen.has(key) || others.length >= othersKept) continue;
    seen.add(key);
    others.push({ value: tidy(reading.value), where: reading.where });
  }
  return { ...first, value: tidy(first.value), ...(others.length > 0 ? { others } : {}) };
}

/** The number of a filing: its digits before any serial of the site (…号-1). */
function fileNumber(value: string): string {
  return /\d{6,}/.exec(value)?.[0] ?? value;
}

function withHref(mark: IdentityMark | null, links: Link[]): IdentityMark | null {
  if (!mark) return null;
  const number = fileNumber(mark.value);
  const link = links.find(({ via, href, text }) => via === 'a' && href !== '' && (text.includes(number) || href.includes(number)));
  return link ? { ...mark, href: link.href } : mark;
}

/** The emblem of party and government organs; its value is the address it leads to or is loaded from, else the words that name it. */
function readEmblem(tree: PageTree, links: Link[], written: string[]): IdentityMark | null {
  const addressed = readAddressed(links, emblemHosts);
  if (addressed) return addressed;
  for (const script of written) {
    const address = emblemScript.exec(script)?.[0];
    if (address) return { value: `https://${address}`, where: 'script', href: `https://${address}` };
  }
  const named = readNamed(links, emblemWords);
  if (named) return named;
  for (const index of tree.byTag.get('img') ?? []) {
    const { alt = '', title = '', src = '' } = tree.elements[index]!.attribs;
    if (emblemWords.test(alt) || emblemWords.test(title) || emblemImage.test(src)) return { value: alt || title || src, where: 'text' };
  }
  return null;
}

/** The 找错 entry; its value is its address, else the words that name it. */
function readReportErrors(tree: PageTree, links: Link[], written: string[]): IdentityMark | null {
  const addressed = readAddressed(links, reportErrorsAddress);
  if (addressed) return addressed;
  for (const script of written) {
    const href = reportErrorsScript.exec(script)?.[0];
    if (href) return { value: href, where: 'script', href };
  }
  const named = readNamed(links, reportErrorsWords);
  if (named) return named;
  const span = tree.elements.find(({ attribs }) => attribs.id !== undefined && reportErrorsId.test(attribs.id));
  return span ? { value: span.attribs.id!, where: 'script' } : null;
}

/** A link to one of these addresses; one that a person can follow comes before one that only loads. */
function readAddressed(links: Link[], addresses: RegExp): IdentityMark | null {
  const fitting = links.filter(({ href }) => addresses.test(href));
  const link = fitting.find(({ via }) => via === 'a' || via === 'area') ?? fitting[0];
  if (!link) return null;
  return { value: link.href, where: link.via === 'src' && /\.js(?:$|\?)/i.test(link.href) ? 'script' : 'link', href: link.href };
}

/** A link by words in its text, title or image text. */
function readNamed(links: Link[], wanted: RegExp): IdentityMark | null {
  for (const link of links) {
    for (const words of [link.text, link.title, link.alt]) {
      if (!words || words.length > 30 || !wanted.test(fold(words))) continue;
      return link.href ? { value: link.href, where: 'link', href: link.href } : { value: words.trim(), where: 'text' };
    }
  }
  return null;
}

function readOrgan(text: string, footers: [number, number][], writing: string): IdentityMark | null {
  const tidy = (value: string) => value.replace(organLead, '').replace(organEnd, '').replace(/\s+/g, ' ').trim();
  for (const pattern of [organPattern, organBefore, organRight]) {
    // tried from every character of a long text, it is worth a look first
    if (pattern !== organPattern && !text.includes('主办')) continue;
    const value = ownMatches(text, footers, pattern)
      .map(tidy)
      .find((name) => name.length > 1);
    if (value) return { value, where: 'text' };
  }
  const value = [...matches(writing, organPattern), ...(writing.includes('主办') ? matches(writing, organBefore) : [])]
    .map(tidy)
    .find((name) => name.length > 1);
  return value ? { value, where: 'script' } : null;
}

function readContact(text: string, footers: [number, number][], writing: string, links: Link[]): IdentityMark | null {
  for (const pattern of contactPatterns) {
    const all = new RegExp(pattern.source, `g${pattern.flags}`);
    const value = ownMatches(text, footers, all)[0];
    if (value) return { value: maskMobile(value.replace(/\s+/g, ' ')), where: 'text' };
  }
  const labelled = readLabelled(links, contactLabel);
  if (labelled) return labelled;
  for (const pattern of contactPatterns) {
    const value = pattern.exec(writing)?.[1];
    if (value) return { value: maskMobile(value.trim()), where: 'script' };
  }
  return null;
}

/** A link by its whole label, in the footer rather than beside an article; a label that leads nowhere counts as text. */
function readLabelled(links: Link[], label: RegExp): IdentityMark | null {
  let best: { mark: IdentityMark; rank: number } | null = null;
  for (const link of links) {
    for (const words of [link.text, link.title, link.alt]) {
      if (!words || words.length > 24 || !label.test(fold(words).replace(/[^\u4e00-\u9fffa-z]/g, ''))) continue;
      const rank = (link.href === '' ? 2 : 0) + (link.area === 'footer' ? 0 : 1);
      if (best && best.rank <= rank) continue;
      const value = words.trim();
      best = { rank, mark: link.href === '' ? { value, where: 'text' } : { value, where: 'link', href: link.href } };
    }
  }
  return best?.mark ?? null;
}

/** Mobile numbers are personal data even in a footer. */
function maskMobile(value: string): string {
  return value.replace(/(?<!\d)(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)/g, '$1****$2');
}
