/** Marks and evidence of an inspector on the leaves of an index. */
import type { IndexNode, Mark, ScoreNode } from '../../checks/model/index.ts';
import type { Dossier, Evidence } from '../../crawler/packages/dossier.ts';

export interface Leaf {
  shown: ScoreNode;
  /** Of the index: how to look, what evidence is wanted. */
  node: IndexNode | undefined;
  /** Titles of the nodes above, from the first level down, in both languages. */
  above: ScoreNode['title'][];
}

/** The leaves of a scorecard in order, each with its node of the index. */
export function leavesOf(nodes: readonly ScoreNode[], index: readonly IndexNode[]): Leaf[] {
  const byId = new Map<string, IndexNode>();
  const gather = (node: IndexNode): void => {
    byId.set(node.id, node);
    node.children?.forEach(gather);
  };
  index.forEach(gather);
  const leaves: Leaf[] = [];
  const walk = (shown: ScoreNode, above: ScoreNode['title'][]): void => {
    if (shown.children.length === 0) leaves.push({ shown, node: byId.get(shown.id), above });
    for (const child of shown.children) walk(child, [...above, shown.title]);
  };
  for (const node of nodes) walk(node, []);
  return leaves;
}

/** Sets a mark, which counts from now on; what another inspector said before is kept beside it. Null takes back the one that counts. */
export function setMark(dossier: Dossier, index: string, leaf: string, mark: Mark | null): Dossier {
  const { [leaf]: last, ...marks } = dossier.marks[index] ?? {};
  const { [leaf]: others = [], ...otherMarks } = dossier.otherMarks[index] ?? {};
  const said = last && mark ? [last, ...others] : others;
  const [counts, ...rest] = mark ? [mark, ...said.filter(({ by = '' }) => by !== (mark.by ?? ''))] : said;
  return {
    ...dossier,
    marks: { ...dossier.marks, [index]: counts ? { ...marks, [leaf]: counts } : marks },
    otherMarks: { ...dossier.otherMarks, [index]: rest.length > 0 ? { ...otherMarks, [leaf]: rest } : otherMarks },
  };
}

export const addEvidence = (dossier: Dossier, evidence: Evidence): Dossier => ({
  ...dossier,
  evidence: [...dossier.evidence.filter(({ id }) => id !== evidence.id), evidence],
});

export const removeEvidence = (dossier: Dossier, id: string): Dossier => ({
  ...dossier,
  evidence: dossier.evidence.filter((one) => one.id !== id),
});
