/** All checks, in order of theme and id. */
import type { Check } from '../define.ts';
import annualReportArithmetic from './annual-report/annual-report-arithmetic.ts';
import annualReportBlanks from './annual-report/annual-report-blanks.ts';
import annualReportCarryover from './annual-report/annual-report-carryover.ts';
import annualReportFee from './annual-report/annual-report-fee.ts';
import annualReportImprovement from './annual-report/annual-report-improvement.ts';
import annualReportLate from './annual-report/annual-report-late.ts';
import annualReportMissing from './annual-report/annual-report-missing.ts';
import annualReportOverview from './annual-report/annual-report-overview.ts';
import annualReportParts from './annual-report/annual-report-parts.ts';
import annualReportSimilarity from './annual-report/annual-report-similarity.ts';
import annualReportTables from './annual-report/annual-report-tables.ts';
import annualReportTextNumbers from './annual-report/annual-report-text-numbers.ts';
import annualReportVersion from './annual-report/annual-report-version.ts';
import siteUnreachable from './availability/site-unreachable.ts';
import applyMissing from './disclosure/apply-missing.ts';
import platformEntryMissing from './disclosure/platform-entry-missing.ts';
import statutoryMissing from './disclosure/statutory-missing.ts';
import systemMissing from './disclosure/system-missing.ts';
import columnBlank from './freshness/column-blank.ts';
import columnStale from './freshness/column-stale.ts';
import homeStale from './freshness/home-stale.ts';
import undatedItems from './freshness/undated-items.ts';
import guideIncomplete from './guides/guide-incomplete.ts';
import guideMissing from './guides/guide-missing.ts';
import domainName from './identity/domain-name.ts';
import icpRecord from './identity/icp-record.ts';
import metaArticle from './identity/meta-article.ts';
import metaColumn from './identity/meta-column.ts';
import metaSite from './identity/meta-site.ts';
import organContact from './identity/organ-contact.ts';
import partyEmblem from './identity/party-emblem.ts';
import policeRecord from './identity/police-record.ts';
import reportErrorsEntry from './identity/report-errors-entry.ts';
import siteCode from './identity/site-code.ts';
import siteMap from './identity/site-map.ts';
import deadAttachment from './links/dead-attachment.ts';
import deadLinkHome from './links/dead-link-home.ts';
import deadLinkInner from './links/dead-link-inner.ts';
import publicationLag from './policy/publication-lag.ts';

export const checks: readonly Check[] = [
  annualReportArithmetic,
  annualReportBlanks,
  annualReportCarryover,
  annualReportFee,
  annualReportImprovement,
  annualReportLate,
  annualReportMissing,
  annualReportOverview,
  annualReportParts,
  annualReportSimilarity,
  annualReportTables,
  annualReportTextNumbers,
  annualReportVersion,
  siteUnreachable,
  applyMissing,
  platformEntryMissing,
  statutoryMissing,
  systemMissing,
  columnBlank,
  columnStale,
  homeStale,
  undatedItems,
  guideIncomplete,
  guideMissing,
  domainName,
  icpRecord,
  metaArticle,
  metaColumn,
  metaSite,
  organContact,
  partyEmblem,
  policeRecord,
  reportErrorsEntry,
  siteCode,
  siteMap,
  deadAttachment,
  deadLinkHome,
  deadLinkInner,
  publicationLag,
];
