/** What leaves the extension: files that a person saves. */
import { stringify } from 'yaml';
import type { Language, Scorecard } from '../../checks/model/index.ts';
import { checksVersion } from '../../checks/version.ts';
import type { Judged } from '../gather/judgement.ts';
import type { StoredInspection } from '../gather/model.ts';
import { unpackFacts } from '../gather/reader.ts';
import { database } from '../store/database.ts';
import { pictureOf } from '../store/dossiers.ts';
import type { Words } from '../wording/words.ts';
import type { Dossier } from './model.ts';
import { type Contents, writePackage } from './package.ts';
import { writeTable } from './table.ts';

/** findings.json as the command line writes it: `mingcha-findings-1`. */
export function writeFindings(card: Scorecard, { judgement }: Judged): string {
  const { site, index, asOf } = card;
  return JSON.stringify({ schema: 'mingcha-findings-1', site, index, asOf, checksVersion, ...judgement }, null, 1);
}

export const writeCard = (card: Scorecard): string => `${JSON.stringify(card, null, 2)}\n`;

/** The profile as the command line reads it; the address of the site is always in it. */
export const writeProfile = ({ profile, url }: Dossier): string => stringify({ url, ...profile });

/** Who said what of the machine's findings, and what evidence there is. */
export function writeRecord({ host, url, reviews, corrections, rechecks, evidence }: Dossier): string {
  return `${JSON.stringify({ schema: 'mingcha-review-1', host, url, reviews, corrections, rechecks, evidence }, null, 2)}\n`;
}

export function writeFindingTable(
  { judgement }: Judged,
  dossier: Dossier,
  say: Words,
  language: Language,
  titleOf: (check: string) => string,
): string {
  const reviews = new Map(dossier.reviews.map((review) => [review.fingerprint, review]));
  const rows = judgement.findings.map(({ check, outcome, url, text, locator, basis, fingerprint }, at) => {
    const review = reviews.get(fingerprint);
    const said = review ? [say[review.verdict], review.reason, review.by, review.at].filter(Boolean).join(say.comma) : '';
    return [
      ...[String(at + 1), check, titleOf(check), say.outcomes[outcome], url, text[language]],
      ...[locator?.quote ?? '', basis.join('\n'), said, fingerprint],
    ];
  });
  return writeTable([Object.values(say.csv), ...rows]);
}

/** The whole package of a site: dossier, pictures, and where the site was inspected, its facts, findings and scorecard. */
export async function packSite(
  dossier: Dossier,
  inspection: StoredInspection | undefined,
  judged: Judged | null,
  card: Scorecard | null,
): Promise<Uint8Array> {
  const contents: Contents = { dossier, pictures: new Map(), profile: writeProfile(dossier) };
  for (const { id } of dossier.evidence) {
    const picture = await pictureOf(id);
    if (picture) contents.pictures.set(id, new Uint8Array(await picture.arrayBuffer()));
  }
  if (card) contents.scorecard = writeCard(card);
  if (judged && card) {
    contents.findings = writeFindings(card, judged);
    contents.site = JSON.stringify(judged.site);
  }
  if (inspection && inspection.status === 'done') {
    const db = await database();
    const pages = await db.getAllFromIndex('pages', 'inspection', inspection.id);
    const targets = await db.getAllFromIndex('targets', 'inspection', inspection.id);
    contents.inspection = JSON.stringify(inspection);
    contents.pages = lines(pages.map(({ facts, timing }) => unpackFacts(facts, timing)));
    contents.targets = lines(targets);
  }
  return await writePackage(contents, new Date().toISOString());
}

const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: string | Uint8Array, type: string): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
