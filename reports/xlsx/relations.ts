/** Relations of a package (ECMA-376 part 2): what a part points at. */
import { escapeXml } from './cells.ts';

/** A part that names what another one points at. */
export function relationsPart(links: readonly { id: string; type: string; target: string; outside?: boolean }[]): string {
  const lines = links.map(
    ({ id, type, target, outside }) =>
      `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}"${outside ? ' TargetMode="External"' : ''}/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}
