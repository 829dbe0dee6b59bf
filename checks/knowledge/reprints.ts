/** What the State Council published, as portals carry it: columns by name, and titles of single entries. Folded text. */

/** Names of such columns. */
export const reprintColumn =
  /^(?:转载)?(?:国务院|中国政府网)(?:重要)?(?:政策|文件|信息|要闻|政策信息|政策文件|政策文件库|重要信息|公报|办公厅文件)(?:转载)?$/;

/** Titles of documents of the State Council and its General Office. */
export const reprintTitle = /^(?:《)?(?:中共中央(?:办公厅)?[、,])?国务院(?:办公厅)?(?:关于|印发|转发|令|批转|发布)/;
