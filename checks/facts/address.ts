/** Addresses as names of places: what two spellings of one place have in common. */

const indexFile = /\/(?:index|default|home|main)\.(?:s?html?|jhtml|xhtml|php|aspx?|jsp|do)$/i;
/** The further pages of a list at a folder's address: index_2.html, index-2.shtml, index2.html. */
const numberedIndex = /\/(?:index|default|home|main)[_-]?(\d{1,3})\.(?:s?html?|jhtml|xhtml|php|aspx?|jsp|do)$/i;
const pagerParameter = /^(?:page|p|pageno|pagenum|pageindex|currentpage|curpage|page_no|pageid|pn|currentpageno)$/i;
/** Folders that only sort articles by date: /2018-07-27/, /202107/, /2021/7/, /t20210701/. */
const dateFolder = /^(?:t?(?:19|20)\d{2}(?:[-_]?\d{1,2}){0,2}|\d{1,2})$/i;

/** Address without scheme, `www.`, index file, fragment and trailing slash; the same for all spellings of one page. Empty when it is no address. */
export function placeOf(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return '';
  }
  const path = url.pathname.replace(indexFile, '/').replace(/\/+$/, '');
  return `${hostOf(address)}${path}${url.search}`;
}

/** The place of a list whatever page of its pager is shown, and the number of that page (1 when the address names none). */
export function listPlaceOf(address: string): { place: string; page: number } {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { place: '', page: 1 };
  }
  let page = Number(numberedIndex.exec(url.pathname)?.[1] ?? 1);
  let path = url.pathname.replace(indexFile, '/').replace(numberedIndex, '/').replace(/\/+$/, '');
  const numbered = /^(.*[a-z0-9])[_-](\d{1,3})(\.(?:s?html?|jhtml|php|aspx?|jsp))$/i.exec(path);
  if (numbered) {
    page = Number(numbered[2]);
    path = `${numbered[1]}${numbered[3]}`;
  }
  const kept: string[] = [];
  for (const [name, value] of url.searchParams) {
    if (pagerParameter.test(name) && /^\d{1,5}$/.test(value)) page = Number(value);
    else kept.push(`${name}=${value}`);
  }
  return { place: `${hostOf(address)}${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}`, page: page || 1 };
}

/** Hosts by the beginning of an address: a site links to a few of them, a hundred times a page. */
const hosts = new Map<string, string>();
const hostsKept = 2000;

/** Host with port, lower case, without `www.`; empty for addresses without one. */
export function hostOf(address: string): string {
  const end = address.indexOf('/', address.indexOf('//') + 2);
  const origin = end < 0 ? address : address.slice(0, end);
  const known = hosts.get(origin);
  if (known !== undefined) return known;
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(origin)?.[1]?.toLowerCase() ?? '';
  const plain = host.replace(/^www\./, '').replace(/:(?:80|443)$/, '');
  if (origin.length > 300) return plain;
  if (hosts.size >= hostsKept) hosts.clear();
  hosts.set(origin, plain);
  return plain;
}

/** Places of the folders above a place, nearest first, without those that only sort by date; the host alone is not among them. */
export function foldersAbove(place: string): string[] {
  const segments = place.split('?')[0]!.split('/');
  const folders: string[] = [];
  for (let end = segments.length - 1; end > 1; end--) {
    if (!dateFolder.test(segments[end - 1]!)) folders.push(segments.slice(0, end).join('/'));
  }
  return folders;
}

/** Address without its fragment: what a link state is known by. */
export function targetOf(href: string): string {
  const hash = href.indexOf('#');
  return hash < 0 ? href : href.slice(0, hash);
}

const attachment = /\.(?:docx?|xlsx?|pptx?|wps|et|dps|pdf|ofd|zip|rar|7z|gz|tar|txt|csv|rtf|ceb|exe|apk)(?:[?#]|$)/i;
const image = /\.(?:jpe?g|png|gif|bmp|webp|svg|ico|tiff?)(?:[?#]|$)/i;
const media = /\.(?:mp4|mp3|flv|wmv|avi|wav|mov|m3u8|swf|rmvb|webm)(?:[?#]|$)/i;

/** What an address holds by its ending; undefined when the ending does not say. */
export function fileKindOf(address: string): 'attachment' | 'image' | 'style' | 'script' | 'media' | undefined {
  if (attachment.test(address)) return 'attachment';
  if (image.test(address)) return 'image';
  if (media.test(address)) return 'media';
  if (/\.css(?:[?#]|$)/i.test(address)) return 'style';
  if (/\.m?js(?:[?#]|$)/i.test(address)) return 'script';
  return undefined;
}
