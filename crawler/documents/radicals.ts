/**
 * Characters that PDF writers put for others: fonts share one glyph between a radical and the character that looks like it, and the text then names
 * the radical. Unicode, EquivalentUnifiedIdeograph (the radicals that are characters by themselves); the Kangxi radicals by NFKC.
 */
const supplement: Readonly<Record<string, string>> = {
  '⺟': '母',
  '⺠': '民',
  '⺩': '王',
  '⺮': '竹',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻑': '長',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻪': '黾',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

/** The text with every radical (U+2E80–2FDF) put as the character that it stands for. */
export function plainCharacters(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (unit) => supplement[unit] ?? unit.normalize('NFKC'));
}
