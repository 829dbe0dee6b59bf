/** What the console and its clients say to each other. JSON over HTTP, every request with `Authorization: Bearer <token>`, under /api/1/. */
import { z } from 'zod';
import { Bilingual, Mark, RosterSite } from '../../checks/model/index.ts';

/** GET me: who the token speaks for. */
export const Me = z.object({ name: z.string(), role: z.string(), version: z.string() });
export type Me = z.infer<typeof Me>;

/** GET roster: the sites in operation and what is known of each; `profile` holds what inspectors corrected. */
export const Roster = z.object({ sites: z.array(RosterSite) });
export type Roster = z.infer<typeof Roster>;

/** GET indexes: those to score by, as their authors wrote them. `digest`: SHA-256 of the text, to ask only for what has changed. */
export const Indexes = z.object({
  indexes: z.array(z.object({ id: z.string(), version: z.string(), title: Bilingual, digest: z.string(), text: z.string() })),
});
export type Indexes = z.infer<typeof Indexes>;

/** GET rounds: those that are open, so that marks can be made for them. */
export const OpenRounds = z.object({
  rounds: z.array(z.object({ id: z.string(), index: z.string(), to: z.string(), sites: z.array(z.string()) })),
});
export type OpenRounds = z.infer<typeof OpenRounds>;

/**
 * POST packages, a `.mingcha` package as the body; the same one twice changes nothing. What comes back is the dossier of the site with what all
 * inspectors sent in, to be merged into one's own; and the leaves that they marked differently.
 */
export const Taken = z.object({
  site: z.string(),
  dossier: z.unknown().describe('a Dossier, crawler/packages/dossier.ts'),
  added: z.record(z.string(), z.number().int()),
  disagreements: z.array(z.object({ index: z.string(), leaf: z.string(), marks: z.array(Mark) })),
});
export type Taken = z.infer<typeof Taken>;

/** What went wrong, in both languages; with statuses 400 and above. */
export const Fault = z.object({ code: z.string(), text: Bilingual });
export type Fault = z.infer<typeof Fault>;
