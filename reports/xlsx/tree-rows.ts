/** An index as the rows of a table: one row a leaf, the groups above it as cells that are merged over its rows. */

export interface TreeRow<Node> {
  leaf: Node;
  /** Groups that begin on this row, with their level and how many rows they cover. */
  begins: { node: Node; level: number; rows: number }[];
  /** Level of the leaf, from 0. */
  level: number;
}

/** The rows of a tree, and how many levels it has. */
export function treeRows<Node extends { children: readonly Node[] }>(nodes: readonly Node[]): { rows: TreeRow<Node>[]; levels: number } {
  const rows: TreeRow<Node>[] = [];
  let levels = 1;
  const walk = (node: Node, level: number, begins: TreeRow<Node>['begins']): number => {
    levels = Math.max(levels, level + 1);
    if (node.children.length === 0) {
      rows.push({ leaf: node, begins, level });
      return 1;
    }
    const own = { node, level, rows: 0 };
    let first: TreeRow<Node>['begins'] = [...begins, own];
    for (const child of node.children) {
      own.rows += walk(child, level + 1, first);
      first = [];
    }
    return own.rows;
  };
  for (const node of nodes) walk(node, 0, []);
  return { rows, levels };
}
