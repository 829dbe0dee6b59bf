/** What the extension keeps, in the browser's own database: it survives the worker, the panel and the browser being closed. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { PageFacts } from '../../checks/model/index.ts';
import { type Dossier, emptyDossier, homeOf, siteOf } from '../../crawler/packages/dossier.ts';
import type { ConsoleState, Queued } from '../console/state.ts';
import type { TargetRow } from '../gather/frontier.ts';
import type { StoredInspection } from '../gather/model.ts';
import type { LinkReport } from '../gather/verify.ts';

export interface StoredPage {
  inspection: string;
  url: string;
  timing: PageFacts['timing'];
  /** PageFacts as JSON in UTF-8. */
  facts: Uint8Array;
}

export interface StoredDossier {
  site: string;
  /** Of all pages that may be the site's. */
  hosts: string[];
  dossier: Dossier;
}

export interface StoredPicture {
  id: string;
  picture: Blob;
}

interface Kept extends DBSchema {
  inspections: { key: string; value: StoredInspection };
  targets: { key: [string, string]; value: TargetRow; indexes: { inspection: string } };
  pages: { key: [string, string]; value: StoredPage; indexes: { inspection: string } };
  /** By address of the page. */
  links: { key: string; value: LinkReport };
  /** By site. */
  dossiers: { key: string; value: StoredDossier; indexes: { hosts: string } };
  pictures: { key: string; value: StoredPicture };
  /** Texts of indexes that were imported, by id. */
  indexes: { key: string; value: { id: string; text: string } };
  /** What is known of the console. */
  console: { key: 'state'; value: { key: 'state'; state: ConsoleState } };
  /** Sites with something that the console has not got yet. */
  queue: { key: string; value: Queued };
}

export type Database = IDBPDatabase<Kept>;

let opened: Promise<Database> | undefined;

export function database(): Promise<Database> {
  opened ??= openDB<Kept>('mingcha', 3, {
    upgrade(db, before, _, tx) {
      if (before === 0) create(db);
      if (before === 1) void keyBySite(db, tx);
      if (before < 3) createConsole(db);
    },
    blocking() {
      void opened?.then((db) => db.close());
      opened = undefined;
    },
  });
  return opened;
}

/** A dossier as it is kept. */
export function keptDossier(dossier: Dossier): StoredDossier {
  const { url, host, profile } = dossier;
  const site = siteOf(url, profile);
  const further = (profile.scope?.hosts ?? []).map((one) => one.toLowerCase().replace(/^www\./, ''));
  return { site, hosts: [...new Set([host, ...further])], dossier: { ...dossier, site } };
}

function create(db: Database): void {
  db.createObjectStore('inspections', { keyPath: 'id' });
  for (const name of ['targets', 'pages'] as const) {
    const store = db.createObjectStore(name, { keyPath: ['inspection', 'url'] });
    store.createIndex('inspection', 'inspection');
  }
  db.createObjectStore('links', { keyPath: 'url' });
  createDossiers(db);
  db.createObjectStore('pictures', { keyPath: 'id' });
  db.createObjectStore('indexes', { keyPath: 'id' });
}

function createConsole(db: Database): void {
  db.createObjectStore('console', { keyPath: 'key' });
  db.createObjectStore('queue', { keyPath: 'site' });
}

function createDossiers(db: Database): void {
  db.createObjectStore('dossiers', { keyPath: 'site' }).createIndex('hosts', 'hosts', { multiEntry: true });
}

/** Version 1 kept dossiers and inspections by host: units of one platform shared what was said of each. */
async function keyBySite(db: Database, tx: IDBPTransaction<Kept, StoreNames<Kept>[], 'versionchange'>): Promise<void> {
  const dossiers = (await tx.objectStore('dossiers').getAll()) as unknown as Dossier[];
  db.deleteObjectStore('dossiers');
  createDossiers(db);
  for (const old of dossiers)
    void tx.objectStore('dossiers').put(keptDossier({ ...emptyDossier(old.url, old.profile), ...old, url: homeOf(old.url, old.profile) }));
  for (const old of await tx.objectStore('inspections').getAll()) {
    void tx.objectStore('inspections').put({ ...old, site: siteOf(old.settings.url, old.settings.profile) });
  }
}
