/** What a site shows of the duties of its organ: letters, documents and their interpretation, matters, signs of its dates, the organ itself. */

import { channelName, otherChannel } from '../knowledge/letters.ts';
import type { Letter, OrganElement, PageFacts, SiteFacts } from '../model/index.ts';
import { organElements } from '../model/names.ts';
import { placeOf } from './address.ts';
import { disclosureKeyOf } from './disclosure.ts';
import { gatherDates } from './site-dates.ts';
import { gatherMatters } from './site-matters.ts';
import { gatherPolicies } from './site-policies.ts';
import { gatherPublishing } from './site-publishing.ts';

type Duties = Pick<
  SiteFacts,
  | 'letters'
  | 'documents'
  | 'interpretations'
  | 'repeals'
  | 'consultations'
  | 'matters'
  | 'dateSigns'
  | 'organParts'
  | 'rules'
  | 'channels'
  | 'penalties'
  | 'reprints'
>;

const kept = { letters: 500, rules: 300, channels: 50 };

export interface DutyGathering {
  add(page: PageFacts): void;
  finish(): Duties;
}

export function gatherDuties(asOf: string): DutyGathering {
  const parts = [gatherPolicies(), gatherMatters(), gatherDates(asOf), gatherPublishing()] as const;
  const letters = new Map<string, Letter>();
  let total = 0;
  let newest: Letter | null = null;
  const organ: NonNullable<Duties['organParts']> = { pages: 0, elements: {} };
  const rules = new Map<string, { title: string; href: string }>();
  const channels: NonNullable<Duties['channels']> = { forms: [], links: [] };

  const addLetter = (letter: Letter): void => {
    const key = `${letter.asked} ${letter.title}`;
    const known = letters.get(key);
    if (known) {
      // a list says less of a letter than its own page
      known.answered ??= letter.answered;
      known.organ ??= letter.organ;
      if (letter.state === 'answered') known.state = 'answered';
      else if (known.state === 'unknown') known.state = letter.state;
    } else {
      total += 1;
      letters.set(key, { ...letter });
      if (letters.size > 2 * kept.letters) trim();
    }
    const day = (one: Letter): string => one.answered ?? one.asked ?? '';
    if (letter.state === 'answered' && (newest === null || day(letter) > day(newest))) newest = letter;
  };
  const trim = (): void => {
    const order = [...letters].sort(([, a], [, b]) => ((a.asked ?? '') < (b.asked ?? '') ? 1 : -1));
    letters.clear();
    for (const [key, letter] of order.slice(0, kept.letters)) letters.set(key, letter);
  };
  const addRule = (title: string, href: string): void => {
    if (rules.size < kept.rules && title !== '') rules.set(href === '' ? title : placeOf(href), { title: title.slice(0, 120), href });
  };
  const addChannels = (page: PageFacts): void => {
    const named = [page.h1 ?? '', page.title, ...page.breadcrumb].join(' ');
    if (page.forms.some(({ kind }) => kind === 'consultation') && !otherChannel.test(named) && channels.forms.length < kept.channels)
      channels.forms.push({ url: page.url, title: (page.h1 || page.title).slice(0, 60) });
    if (page.kind !== 'home') return;
    for (const { href, text, title, alt } of page.links) {
      const words = text || alt || title || '';
      if (href === '' || words.length > 20 || !channelName.test(words) || otherChannel.test(words)) continue;
      if (channels.links.length < kept.channels) channels.links.push({ href, text: words });
    }
  };

  return {
    add(page) {
      for (const part of parts) part.add(page);
      for (const letter of page.letters ?? []) addLetter(letter);
      if (page.organParts) {
        organ.pages += 1;
        for (const element of organElements) {
          const quote = page.organParts[element as OrganElement];
          if (quote !== undefined) organ.elements[element] ??= { url: page.url, quote };
        }
      }
      addChannels(page);
      const trail = page.breadcrumb;
      const inRules = trail.some((name) => disclosureKeyOf(name)?.key === 'system') || disclosureKeyOf(page.h1 ?? '')?.key === 'system';
      if (inRules && page.kind === 'article') addRule(page.h1 || page.title, page.url);
      else if (inRules) for (const { title, href } of page.items) addRule(title, href);
    },
    finish() {
      trim();
      return {
        ...(Object.assign({}, ...parts.map((part) => part.finish())) as Duties),
        letters: { total, newest, kept: [...letters.values()] },
        organParts: organ,
        channels,
        rules: [...rules.values()].sort((a, b) => (a.href < b.href ? -1 : 1)),
      };
    },
  };
}
