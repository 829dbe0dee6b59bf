/** Fonts of official papers by name, and what stands in for them on machines without them. */

/** What a piece of text is set in. */
export type FontRole = 'title' | 'body' | 'heading' | 'subheading' | 'song' | 'latin';

/**
 * Names that are tried in their order where a font is missing (w:altName, ECMA-376 part 1, 17.8.3.1): what Windows, WPS, macOS and Linux have of the
 * same kind of type. Those who do not read the list go by family and PANOSE.
 */
export const standIns: Record<string, { others: string[]; family: 'roman' | 'swiss' | 'script' | 'modern'; panose: string }> = {
  方正小标宋简体: {
    others: [
      '方正小标宋_GBK',
      '小标宋体',
      'FZXiaoBiaoSong-B05S',
      '华文中宋',
      'STZhongsong',
      'Noto Serif CJK SC',
      'Source Han Serif SC',
      '宋体',
    ],
    family: 'roman',
    panose: '02010601030101010101',
  },
  仿宋_GB2312: {
    others: ['仿宋', 'FangSong', '方正仿宋_GBK', '华文仿宋', 'STFangsong', 'FandolFang', 'Noto Serif CJK SC', 'Source Han Serif SC'],
    family: 'modern',
    panose: '02010609030101010101',
  },
  楷体_GB2312: {
    others: [
      '楷体',
      'KaiTi',
      '方正楷体_GBK',
      '华文楷体',
      'STKaiti',
      'FandolKai',
      'AR PL KaitiM GB',
      'Noto Serif CJK SC',
      'Source Han Serif SC',
    ],
    family: 'modern',
    panose: '02010609030101010101',
  },
  黑体: {
    others: ['SimHei', '方正黑体_GBK', '华文黑体', 'STHeiti', 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Zen Hei'],
    family: 'modern',
    panose: '02010609060101010101',
  },
  宋体: {
    others: ['SimSun', '方正书宋_GBK', '华文宋体', 'STSong', 'Noto Serif CJK SC', 'Source Han Serif SC'],
    family: 'modern',
    panose: '02010600030101010101',
  },
  'Times New Roman': { others: ['Liberation Serif', 'Tinos'], family: 'roman', panose: '02020603050405020304' },
};
