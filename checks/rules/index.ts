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
import annualReportRoster from './annual-report/annual-report-roster.ts';
import annualReportSimilarity from './annual-report/annual-report-similarity.ts';
import annualReportSisters from './annual-report/annual-report-sisters.ts';
import annualReportTables from './annual-report/annual-report-tables.ts';
import annualReportTextNumbers from './annual-report/annual-report-text-numbers.ts';
import annualReportTopics from './annual-report/annual-report-topics.ts';
import annualReportVersion from './annual-report/annual-report-version.ts';
import downtime from './availability/downtime.ts';
import homeSlow from './availability/home-slow.ts';
import httpsCertificate from './availability/https-certificate.ts';
import ipv6 from './availability/ipv6.ts';
import mixedContent from './availability/mixed-content.ts';
import notFoundPage from './availability/not-found-page.ts';
import siteUnreachable from './availability/site-unreachable.ts';
import commercialAdvert from './content/commercial-advert.ts';
import contradictoryCopies from './content/contradictory-copies.ts';
import foreignScript from './content/foreign-script.ts';
import hiddenLink from './content/hidden-link.ts';
import inspectionRecord from './content/inspection-record.ts';
import listDates from './content/list-dates.ts';
import mapApproval from './content/map-approval.ts';
import numberingGap from './content/numbering-gap.ts';
import pageColours from './content/page-colours.ts';
import personalData from './content/personal-data.ts';
import secretMark from './content/secret-mark.ts';
import spamContent from './content/spam-content.ts';
import weakMask from './content/weak-mask.ts';
import wordingError from './content/wording-error.ts';
import applyChannel from './disclosure/apply-channel.ts';
import applyContent from './disclosure/apply-content.ts';
import applyMissing from './disclosure/apply-missing.ts';
import defunctOrgan from './disclosure/defunct-organ.ts';
import disclosureMatrix from './disclosure/disclosure-matrix.ts';
import documentDownload from './disclosure/document-download.ts';
import grassrootsCatalogue from './disclosure/grassroots-catalogue.ts';
import grassrootsColumn from './disclosure/grassroots-column.ts';
import guideStale from './disclosure/guide-stale.ts';
import keyAreaColumn from './disclosure/key-area-column.ts';
import keyAreaLinks from './disclosure/key-area-links.ts';
import organIncomplete from './disclosure/organ-incomplete.ts';
import platformColumns from './disclosure/platform-columns.ts';
import platformEntryMissing from './disclosure/platform-entry-missing.ts';
import platformHost from './disclosure/platform-host.ts';
import platformSearch from './disclosure/platform-search.ts';
import platformUnrelated from './disclosure/platform-unrelated.ts';
import requiredMatters from './disclosure/required-matters.ts';
import rulesIncomplete from './disclosure/rules-incomplete.ts';
import statutoryItems from './disclosure/statutory-items.ts';
import statutoryMissing from './disclosure/statutory-missing.ts';
import supersededRules from './disclosure/superseded-rules.ts';
import systemMissing from './disclosure/system-missing.ts';
import unitColumns from './disclosure/unit-columns.ts';
import columnBlank from './freshness/column-blank.ts';
import columnStale from './freshness/column-stale.ts';
import homeStale from './freshness/home-stale.ts';
import undatedItems from './freshness/undated-items.ts';
import accessibilityBaseline from './function/accessibility-baseline.ts';
import accessibilityEntry from './function/accessibility-entry.ts';
import loginEntry from './function/login-entry.ts';
import mobileView from './function/mobile-view.ts';
import obsoletePlugin from './function/obsolete-plugin.ts';
import openData from './function/open-data.ts';
import pageTitle from './function/page-title.ts';
import siteSearch from './function/site-search.ts';
import catalogueIncomplete from './guides/catalogue-incomplete.ts';
import guideIncomplete from './guides/guide-incomplete.ts';
import guideMissing from './guides/guide-missing.ts';
import domainName from './identity/domain-name.ts';
import icpRecord from './identity/icp-record.ts';
import identityAgreement from './identity/identity-agreement.ts';
import metaArticle from './identity/meta-article.ts';
import metaColumn from './identity/meta-column.ts';
import metaFormat from './identity/meta-format.ts';
import metaSite from './identity/meta-site.ts';
import organContact from './identity/organ-contact.ts';
import organSites from './identity/organ-sites.ts';
import partyEmblem from './identity/party-emblem.ts';
import policeRecord from './identity/police-record.ts';
import reportErrorsEntry from './identity/report-errors-entry.ts';
import rosterContacts from './identity/roster-contacts.ts';
import siteCode from './identity/site-code.ts';
import siteCodeShared from './identity/site-code-shared.ts';
import siteMap from './identity/site-map.ts';
import yearlySheet from './identity/yearly-sheet.ts';
import consultationChannel from './interaction/consultation-channel.ts';
import errorReportOverdue from './interaction/error-report-overdue.ts';
import letterElements from './interaction/letter-elements.ts';
import letterLate from './interaction/letter-late.ts';
import letterUnanswered from './interaction/letter-unanswered.ts';
import lettersUnpublished from './interaction/letters-unpublished.ts';
import mediaAccount from './interaction/media-account.ts';
import attachmentContent from './links/attachment-content.ts';
import deadAttachment from './links/dead-attachment.ts';
import deadLinkHome from './links/dead-link-home.ts';
import deadLinkInner from './links/dead-link-inner.ts';
import externalLinkHijack from './links/external-link-hijack.ts';
import externalLinkNotice from './links/external-link-notice.ts';
import linkErrorRate from './links/link-error-rate.ts';
import onlineSystemDead from './links/online-system-dead.ts';
import soft404 from './links/soft-404.ts';
import backDated from './policy/back-dated.ts';
import budgetContent from './policy/budget-content.ts';
import consultationResult from './policy/consultation-result.ts';
import documentHead from './policy/document-head.ts';
import documentValidity from './policy/document-validity.ts';
import fullTextMissing from './policy/full-text-missing.ts';
import indexNumber from './policy/index-number.ts';
import interpretationForms from './policy/interpretation-forms.ts';
import interpretationLate from './policy/interpretation-late.ts';
import interpretationLink from './policy/interpretation-link.ts';
import interpretationMissing from './policy/interpretation-missing.ts';
import noticeLate from './policy/notice-late.ts';
import noticePeriod from './policy/notice-period.ts';
import penaltyWithdrawal from './policy/penalty-withdrawal.ts';
import publicationLag from './policy/publication-lag.ts';
import stateCouncilReprint from './policy/state-council-reprint.ts';
import serviceForm from './service/service-form.ts';
import serviceGuide from './service/service-guide.ts';
import serviceGuideAccuracy from './service/service-guide-accuracy.ts';
import serviceMissing from './service/service-missing.ts';

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
  annualReportRoster,
  annualReportSimilarity,
  annualReportSisters,
  annualReportTables,
  annualReportTextNumbers,
  annualReportTopics,
  annualReportVersion,
  downtime,
  homeSlow,
  httpsCertificate,
  ipv6,
  mixedContent,
  notFoundPage,
  siteUnreachable,
  commercialAdvert,
  contradictoryCopies,
  foreignScript,
  hiddenLink,
  inspectionRecord,
  listDates,
  mapApproval,
  numberingGap,
  pageColours,
  personalData,
  secretMark,
  spamContent,
  weakMask,
  wordingError,
  applyChannel,
  applyContent,
  applyMissing,
  defunctOrgan,
  disclosureMatrix,
  documentDownload,
  grassrootsCatalogue,
  grassrootsColumn,
  guideStale,
  keyAreaColumn,
  keyAreaLinks,
  organIncomplete,
  platformColumns,
  platformEntryMissing,
  platformHost,
  platformSearch,
  platformUnrelated,
  requiredMatters,
  rulesIncomplete,
  statutoryItems,
  statutoryMissing,
  supersededRules,
  systemMissing,
  unitColumns,
  columnBlank,
  columnStale,
  homeStale,
  undatedItems,
  accessibilityBaseline,
  accessibilityEntry,
  loginEntry,
  mobileView,
  obsoletePlugin,
  openData,
  pageTitle,
  siteSearch,
  catalogueIncomplete,
  guideIncomplete,
  guideMissing,
  domainName,
  icpRecord,
  identityAgreement,
  metaArticle,
  metaColumn,
  metaFormat,
  metaSite,
  organContact,
  organSites,
  partyEmblem,
  policeRecord,
  reportErrorsEntry,
  rosterContacts,
  siteCode,
  siteCodeShared,
  siteMap,
  yearlySheet,
  consultationChannel,
  errorReportOverdue,
  letterElements,
  letterLate,
  letterUnanswered,
  lettersUnpublished,
  mediaAccount,
  attachmentContent,
  deadAttachment,
  deadLinkHome,
  deadLinkInner,
  externalLinkHijack,
  externalLinkNotice,
  linkErrorRate,
  onlineSystemDead,
  soft404,
  backDated,
  budgetContent,
  consultationResult,
  documentHead,
  documentValidity,
  fullTextMissing,
  indexNumber,
  interpretationForms,
  interpretationLate,
  interpretationLink,
  interpretationMissing,
  noticeLate,
  noticePeriod,
  penaltyWithdrawal,
  publicationLag,
  stateCouncilReprint,
  serviceForm,
  serviceGuide,
  serviceGuideAccuracy,
  serviceMissing,
];
