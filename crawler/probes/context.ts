/** What every probe works with. A probe asks one question of the network and answers null when it could not be measured. */
import type { PageFacts } from '../../checks/model/index.ts';
import type { Probes } from '../../checks/model/probes.ts';
import type { ConnectSettings } from '../connect.ts';
import type { Followed } from '../engine/follow.ts';
import type { Renderer } from '../render/renderer.ts';

export interface ProbeContext {
  /** The address the inspection began at. */
  url: string;
  asOf: string;
  /** Decides which samples are taken. */
  seed: string;
  home: PageFacts;
  samples: Samples;
  connect: ConnectSettings;
  /** A page or the start of a file, redirects followed, paced like the inspection's own requests. */
  ask(url: string, read: 'page' | 'start'): Promise<Followed>;
  /** A whole file, up to a limit; null when it is larger or does not come. */
  download(url: string): Promise<{ bytes: Uint8Array; contentType: string | null } | null>;
  renderer: Renderer | null;
}

/** Addresses of the site chosen by seed, the same whatever the order they were met in. */
export interface Samples {
  /** Titles that stand on the site, with their pages. */
  titles: { title: string; url: string }[];
  /** Links to hosts outside the government. */
  external: { url: string; foundOn: string; text: string }[];
  attachments: { url: string; foundOn: string; text: string }[];
  /** Pages of each template: kind → addresses. */
  pages: { kind: PageFacts['kind']; url: string }[];
  /** Hosts that links of the home page (level 2) and of the pages below (level 3) lead to. */
  hosts: { level: 2 | 3; host: string; url: string }[];
}

export type Probe<Name extends keyof Probes> = (context: ProbeContext) => Promise<Exclude<Probes[Name], undefined>>;
