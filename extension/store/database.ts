/** What the extension keeps, in the browser's own database: it survives the worker, the panel and the browser being closed. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PageFacts } from '../../checks/model/index.ts';
import type { Dossier } from '../dossier/model.ts';
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
  /** By host. */
  dossiers: { key: string; value: Dossier };
  pictures: { key: string; value: StoredPicture };
  /** Texts of indexes that were imported, by id. */
  indexes: { key: string; value: { id: string; text: string } };
}

export type Database = IDBPDatabase<Kept>;

let opened: Promise<Database> | undefined;

export function database(): Promise<Database> {
  opened ??= openDB<Kept>('mingcha', 1, {
    upgrade(db) {
      db.createObjectStore('inspections', { keyPath: 'id' });
      for (const name of ['targets', 'pages'] as const) {
        const store = db.createObjectStore(name, { keyPath: ['inspection', 'url'] });
        store.createIndex('inspection', 'inspection');
      }
      db.createObjectStore('links', { keyPath: 'url' });
      db.createObjectStore('dossiers', { keyPath: 'host' });
      db.createObjectStore('pictures', { keyPath: 'id' });
      db.createObjectStore('indexes', { keyPath: 'id' });
    },
    blocking() {
      void opened?.then((db) => db.close());
      opened = undefined;
    },
  });
  return opened;
}
