/** Whether a page shows a map, and the approval number it carries. */
import { mapApproval, mapPicture, mapTitle } from '../knowledge/maps.ts';
import type { Link, PageFacts } from '../model/index.ts';
import { fold } from './fold.ts';
import type { PageNames } from './guide.ts';
import type { PageTree } from './tree.ts';

/** The map a page shows by its title or by the words of a picture in its main part; null when it shows none that says so. */
export function readMap(tree: PageTree, names: PageNames, links: readonly Link[]): PageFacts['map'] {
  if (!tree.text.includes('图') && !tree.title.includes('图')) return null;
  const heading = [names.h1 ?? '', names.title.split(/[-_|—–]/)[0]!].find((name) => mapTitle.test(fold(name)));
  const shows = links.some(({ via, area }) => via === 'src' && area === 'main');
  let title = heading && shows ? heading : undefined;
  if (title === undefined) {
    for (const index of tree.byTag.get('img') ?? []) {
      const { alt = '', title: name = '' } = tree.elements[index]!.attribs;
      if (tree.areas[index] !== 'main' || (alt === '' && name === '')) continue;
      title = [alt, name].find((words) => words.length <= 40 && mapPicture.test(words));
      if (title !== undefined) break;
    }
  }
  if (title === undefined) return null;
  return { title: title.trim().slice(0, 60), approval: tree.text.includes('审图号') ? (mapApproval.exec(tree.text)?.[1] ?? '') : null };
}
