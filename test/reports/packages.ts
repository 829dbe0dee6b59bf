/** Office packages taken apart by other libraries than those that wrote them. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** The parts of a package as text. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** What a strict XML parser says against the parts of a package: nothing, where all are well formed. */
export function xmlFaults(bytes: Uint8Array): string[] {
  const faults: string[] = [];
  for (const [name, xml] of partsOf(bytes)) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', ({ message }) => faults.push(`${name}: ${message}`));
    parser.write(xml).close();
  }
  return faults;
}

/** Parts that a relation points at and that are not there. */
export function brokenRelations(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes);
  const broken: string[] = [];
  for (const [name, xml] of parts) {
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]*$/, '');
    for (const [, attributes] of xml.matchAll(/<Relationship ([^>]*?)\/?>/g)) {
      const target = /Target="([^"]*)"/.exec(attributes!)![1]!;
      if (attributes!.includes('TargetMode="External"')) continue;
      if (!parts.has(target.startsWith('/') ? target.slice(1) : new URL(target, `x:/${folder}`).pathname.slice(1)))
        broken.push(`${name}: ${target}`);
    }
  }
  return broken;
}
