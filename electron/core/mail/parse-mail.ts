import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/**
 * Parses a mail's HTML like a browser (by the algorithm of the HTML standard), without running or fetching anything.
 * Never throws: any text is a document.
 *
 * @param lines records the line of each node, which takes memory.
 */
export function parseMail(html: string, { lines }: { readonly lines: boolean }): Tree.Document {
  return parse(html, { sourceCodeLocationInfo: lines, scriptingEnabled: false });
}

/** Every descendant in document order, without recursion. */
export function* nodesOf(root: Tree.ParentNode): Generator<Tree.ChildNode, void, void> {
  const waiting: Tree.ChildNode[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const inner =
      'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
    for (let at = inner.length - 1; at >= 0; at -= 1) {
      const child = inner[at];
      if (child !== undefined) waiting.push(child);
    }
  }
}

/** The text of an element that contains only text, such as a style sheet. */
export function textOf({ childNodes }: Tree.ParentNode): string {
  return childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}
