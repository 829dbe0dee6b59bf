/** Maps: what a page that shows one is called, and how an approval number is written (《地图管理条例》第十五条、第二十二条; GS（2019）1234号, 鄂S(2021)005号). */

/** Titles of pages that show a map, folded; a report about maps ends in other words. */
export const mapTitle =
  /(?:行政区划图|政区图|地形图|区位图|交通(?:旅游)?图|旅游(?:交通)?图|导游图|标准地图|电子地图|^地图|(?:省|市|县|区|乡|镇)地图|全图)$/;
/** Alternative texts of pictures that are maps. */
export const mapPicture = /(?:行政区划|政区|区位|交通|旅游)(?:示意)?图|(?:省|市|县|区)地图$/;
export const mapApproval = /审图号\s?[:：]?\s?([\u4e00-\u9fffA-Z]{1,3}S?\s?[（(〔[]\d{4}[）)〕\]]\s?\d{1,5}\s?号)/;
