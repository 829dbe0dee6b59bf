/** How portals write where a page stands. */

/** The words before a breadcrumb: 当前位置, 您的位置, 您现在的位置是, 现在位置, 所在位置, 位置：… */
export const breadcrumbLabel =
  /(?:当前|现在|目前|所在|您的|你的|当前的|现在的)(?:所在|所处)?的?(?:位置|栏目)(?:是|为|在)?|位置(?=\s?[:：∶])|您(?:正|现)?在(?:这里|此处)|you are here|current (?:location|position)/gi;

/** Class and id words of a breadcrumb, whole words; wz, dqwz, mbx are pinyin initials (位置, 当前位置, 面包屑). */
export const breadcrumbClass =
  /(?:^|[^a-z])(?:bread[-_]?(?:crumb|nav)s?|crumbs?|curmbs?|(?:cur|now|sub|page|site|my)?[-_]?(?:position|location|weizhi|path|place|local|wz)|dqwz|mbx|mianbaoxie)(?![a-z])/i;

/** 首页 in plain text that a breadcrumb starts with; group 1 begins with it. */
export const breadcrumbStart = /(?:^|[\n\t])[^\S\n\t]{0,9}((?:网站)?(?:首\s?页|主\s?页)\s{0,3}(?:[-=]{1,3}[>＞]|[>＞»›→⟩]|[/／](?!\/)))/g;

/** Names of the link that a breadcrumb starts with, folded. */
export const breadcrumbHome = /^(?:.{0,12}首页|主页|home|.{2,20}(?:门户网站?|政府网站?))$/;
