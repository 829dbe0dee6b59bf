/** Hosts that a person allowed the extension to read. */
import { browser } from '../browser.ts';

/** The pattern that stands for the host of an address, whatever its port and scheme. */
export function patternOf(url: string): string {
  return `*://${new URL(url).hostname}/*`;
}

/** Whether a person allowed the host of an address. */
export const allowed = (url: string): Promise<boolean> => browser.permissions.contains({ origins: [patternOf(url)] });

/** Remembers the answers: every link asks. */
export function createAllowance(): (url: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (url) => {
    const pattern = patternOf(url);
    const answer = known.get(pattern) ?? browser.permissions.contains({ origins: [pattern] });
    known.set(pattern, answer);
    return answer;
  };
}

/** More hosts than a person would read in one question: then all are asked for. */
const readable = 30;

/** Asks a person for all hosts, where the browser does not tell which one is open; only in answer to a click. */
export const requestAll = (): Promise<boolean> => ask(['<all_urls>']);

/** Asks a person for hosts; only in answer to a click. True when all may be read now. */
export function requestHosts(urls: readonly string[]): Promise<boolean> {
  const origins = [...new Set(urls.filter((url) => /^https?:/.test(url) && URL.canParse(url)).map(patternOf))];
  return ask(origins.length > readable ? ['<all_urls>'] : origins);
}

/** A browser that an office manages may refuse to ask at all: that is a no. */
const ask = (origins: string[]): Promise<boolean> => browser.permissions.request({ origins }).catch(() => false);
