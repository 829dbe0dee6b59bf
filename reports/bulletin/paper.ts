/** Measures of official papers (GB/T 9704-2012 党政机关公文格式), in twips: twentieths of a point. */

const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
const points = (count: number): number => count * 20;

/** 5.1–5.2.2: A4; 天头 37, 订口 28, 版心 156 × 225; 22 lines of 28 characters that fill it. */
export const paper = {
  width: twips(210),
  height: twips(297),
  top: twips(37),
  left: twips(28),
  right: twips(210 - 28 - 156),
  bottom: twips(297 - 37 - 225),
  lines: 22,
  characters: 28,
} as const;

/** Sizes of type by their Chinese numbers, in half points as Word counts them. */
export const sizes = { 一号: 52, 二号: 44, 三号: 32, 四号: 28, 小四: 24, 五号: 21 } as const;
export type Size = keyof typeof sizes;

/** Exact height of a line: 22 of them fill the type area. */
export const line = Math.floor((paper.height - paper.top - paper.bottom) / paper.lines);

/** A character of 三号 in the grid of 28 to a line. */
export const character = (paper.width - paper.left - paper.right) / paper.characters;

/**
 * What is added to each character of 三号, in twips: less than nothing, for 28 characters of 16 points are a little wider than the type area.
 * As spacing of the text and not as a grid of characters, which programs lay out differently.
 */
export const tightening = Math.floor(character - sizes.三号 * 10);

/** 7.5: page numbers in 四号 半角宋体 between dashes, whose top lies 7 mm below the type area; one character in from the outer edge. */
export const footer = {
  line: points(20),
  /** From the edge of the paper to the foot of the line, so that the dash in its middle lies 7 mm below the type area. */
  distance: paper.bottom - twips(7) - points(20) / 2,
  indent: points(14),
} as const;

/** 7.2.1: the mark of the office, red, its top 35 mm below the type area's; 7.2.5: a red line 4 mm below the number. */
export const letterhead = { above: twips(35), size: sizes.一号, colour: 'FF0000', rule: 18 } as const;

/** 7.4: lines of the record block, in eighths of a point: the outer 0.35 mm, the inner 0.25 mm. */
export const record = { outer: 8, inner: 6 } as const;
