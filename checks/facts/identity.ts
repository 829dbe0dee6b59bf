/** What a page says of who runs it: identification code, filings, emblems, organ, contact. */
import type { IdentityMark, Link, PageFacts } from '../model/index.ts';
import type { PageTree } from './tree.ts';

type Identity = PageFacts['identity'];

/** The marks of one page; `scripts` are texts of external scripts that write the footer, where they were fetched. */
export function readIdentity(tree: PageTree, links: Link[], meta: Record<string, string>, scripts: string[] = []): Identity {
  const code = /(?:网站)?标识码[\s:：]{0,6}([a-z]{0,2}\d{5,20})/gi;
  let siteCode: IdentityMark | null = null;
  for (const match of tree.text.matchAll(code)) siteCode = { value: match[1]!, where: 'text' };
  if (!siteCode && meta.SiteIDCode?.trim()) siteCode = { value: meta.SiteIDCode.trim(), where: 'meta' };
  void links;
  void scripts;
  return { siteCode, icp: null, police: null, partyEmblem: null, reportErrors: null, organ: null, contact: null, siteMap: null };
}
