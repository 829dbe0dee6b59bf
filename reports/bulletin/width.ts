/** Width of a text in characters of full width: Chinese 1, Latin and figures a half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u2014\u2018-\u201d\u3014\u3015]/.test(
        character,
      )
        ? 1
        : 0.5;
  return width;
}
