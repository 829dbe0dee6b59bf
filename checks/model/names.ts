/** Names that facts are kept under: apart from the schemas, for what reads pages needs no schemas, and they are slow to load. */

export const disclosureKeys = ['guide', 'system', 'statutory', 'annual', 'apply'] as const;

export const identityKeys = ['siteCode', 'icp', 'police', 'partyEmblem', 'reportErrors', 'organ', 'contact', 'siteMap'] as const;

/** The nine elements that article 12 of the Regulation (2019) demands of a disclosure guide. */
export const guideElements = [
  'classification',
  'arrangement',
  'access',
  'organName',
  'address',
  'hours',
  'phone',
  'fax',
  'online',
] as const;

/** The eight classes that 国办秘函〔2019〕19号 and the census of 2015 demand of a service guide, then what local lists add. */
export const serviceElements = [
  'name',
  'basis',
  'conditions',
  'materials',
  'place',
  'hours',
  'contact',
  'process',
  'term',
  'fee',
  'result',
  'inspection',
  'notes',
] as const;

/** Regulation (2019), article 20 (2): what an organ says of itself. */
export const organElements = ['functions', 'setup', 'address', 'hours', 'contact', 'head'] as const;

export const applyElements = ['organ', 'process', 'form', 'term', 'fee'] as const;

/** What article 12 of the Regulation (2019) demands of the catalogue of disclosed information. */
export const catalogueElements = ['index', 'name', 'summary', 'created'] as const;
