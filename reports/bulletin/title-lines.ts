/** How a title falls into lines: whole words, lines of falling or rising length (GB/T 9704, 7.3.1: 梯形或菱形). */
import { widthOf } from './width.ts';

/** The lines of a title, each no wider than `most` characters of full width; `\n` in it is where it may turn. A line breaks between words; one that has none stays whole. */
export function titleLines(title: string, most: number): string[] {
  const whole = title.replaceAll('\n', '');
  if (widthOf(whole) <= most) return [whole];
  // where its writer said that it turns
  if (title.includes('\n')) return title.split('\n').flatMap((part) => titleLines(part.trim(), most));
  const count = Math.ceil(widthOf(title) / most);
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)].map(({ segment }) => segment);
  const aim = widthOf(title) / count;
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const full = widthOf(line + word.trimEnd()) > most;
    // the upper lines are the longer ones
    const enough = lines.length < count - 1 && widthOf(line) >= aim;
    if (line !== '' && (full || enough) && !clings(word)) {
      lines.push(line.trim());
      line = '';
    }
    line += word;
  }
  return [...lines, line.trim()].filter((one) => one !== '');
}

/** What may not begin a line of a title: 的, marks that close. */
const clings = (word: string): boolean => /^[的和及与、，。》）」』\])\s]/.test(word);
