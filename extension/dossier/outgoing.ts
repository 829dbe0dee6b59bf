/** What leaves the extension: files that a person saves. */
import { stringify } from 'yaml';
import type { Scorecard } from '../../checks/model/index.ts';
import type { Dossier } from '../../crawler/packages/dossier.ts';
import { type Contents, writePackage } from '../../crawler/packages/package.ts';
import { writeFindings, writeScorecard } from '../../reports/data.ts';
import type { ReportInput } from '../../reports/input.ts';
import type { StoredInspection } from '../gather/model.ts';
import { unpackFacts } from '../gather/reader.ts';
import { database } from '../store/database.ts';
import { pictureOf } from '../store/dossiers.ts';

/** scorecard.json as the command line writes it. */
export const writeCard = (scorecard: Scorecard): string => [...writeScorecard({ scorecard })].join('');

/** The profile as the command line reads it; the address of the site is always in it. */
export const writeProfile = ({ profile, url }: Dossier): string => stringify({ url, ...profile });

/** Who said what of the machine's findings, and what evidence there is. */
export function writeRecord({ host, url, reviews, corrections, rechecks, evidence }: Dossier): string {
  return `${JSON.stringify({ schema: 'mingcha-review-1', host, url, reviews, corrections, rechecks, evidence }, null, 2)}\n`;
}

/** The whole package of a site: dossier, pictures, and where the site was inspected, its facts, findings and scorecard. */
export async function packSite(
  dossier: Dossier,
  inspection: StoredInspection | undefined,
  card: Scorecard | null,
  input: ReportInput | null,
): Promise<Uint8Array> {
  const contents: Contents = { dossier, pictures: new Map(), profile: writeProfile(dossier) };
  for (const { id } of dossier.evidence) {
    const picture = await pictureOf(id);
    if (picture) contents.pictures.set(id, new Uint8Array(await picture.arrayBuffer()));
  }
  if (card) contents.scorecard = writeCard(card);
  if (input) {
    contents.findings = [...writeFindings(input)].join('');
    contents.site = JSON.stringify(input.site);
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
