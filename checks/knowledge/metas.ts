/** Names of the metas that government sites carry: 政府网站网页 META 标签规范 (国办发〔2017〕47号, annex), in their standard spelling. */
export const standardMetas: readonly string[] = [
  'SiteName',
  'SiteDomain',
  'SiteIDCode',
  'ColumnName',
  'ColumnDescription',
  'ColumnKeywords',
  'ColumnType',
  'ArticleTitle',
  'PubDate',
  'ContentSource',
  'Keywords',
  'Author',
  'Description',
  'Image',
  'Url',
];
