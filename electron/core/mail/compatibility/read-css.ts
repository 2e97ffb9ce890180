import { ident, parse, walk } from 'css-tree';
import type { CssNode, ParseOptions } from 'css-tree';
import { imageKind } from './image-kind.ts';
import type { Trace, Traces } from './traces.ts';

const combinators: Readonly<Record<string, Trace>> = {
  ' ': 'selector:descendant',
  '>': 'selector:child',
  '+': 'selector:adjacent-sibling',
  '~': 'selector:general-sibling',
};

/** Keywords in values that are features by themselves. */
const featureKeywords =
  /^(?:initial|fit-content|min-content|max-content|system-ui|ui-(?:serif|sans-serif|monospace|rounded))$/;

/**
 * Records the traces in a style sheet or a style attribute. Never throws: invalid CSS is skipped.
 *
 * @param line the line of the document where the text starts.
 */
export function readCss(
  text: string,
  context: 'stylesheet' | 'declarationList',
  line: number,
  { add }: Traces,
): void {
  const options: ParseOptions = {
    context,
    positions: true,
    line,
    parseCustomProperty: false,
    onComment: (_value, { start }) => add('css:comment', start.line),
  };
  walk(parse(text, options), {
    enter(node: CssNode) {
      const at = node.loc?.start.line ?? line;
      for (const trace of tracesIn(node)) add(trace, at);
    },
  });
}

function tracesIn(node: CssNode): readonly Trace[] {
  switch (node.type) {
    case 'Declaration':
      return declaration(node.property.toLowerCase(), node.important !== false, node.value);
    case 'Atrule':
      return [`at:${node.name.toLowerCase()}`];
    case 'Feature':
      return [`media:${node.name.toLowerCase().replace(/^(?:min|max)-/, '')}`];
    case 'Dimension':
      return [`unit:${node.unit.toLowerCase()}`];
    case 'Percentage':
      return ['unit:%'];
    case 'Function':
      return [`function:${node.name.toLowerCase()}`];
    case 'Identifier':
      return featureKeywords.test(node.name)
        ? [`value:${ident.decode(node.name).toLowerCase()}`]
        : [];
    case 'Url':
      return imageKind(node.value);
    case 'SelectorList':
      return node.children.size > 1 ? ['selector:grouping'] : [];
    case 'Selector':
      return chained(node.children.toArray()) ? ['selector:chaining'] : [];
    case 'Combinator': {
      const trace = combinators[node.name];
      return trace === undefined ? [] : [trace];
    }
    case 'ClassSelector':
      return ['selector:class'];
    case 'IdSelector':
      return ['selector:id'];
    case 'AttributeSelector':
      return ['selector:attribute'];
    case 'TypeSelector':
      return node.name === '*' ? ['selector:universal'] : [];
    case 'PseudoClassSelector':
      return [`${elementLike.test(node.name) ? 'pseudo-element' : 'pseudo-class'}:${node.name}`];
    case 'PseudoElementSelector':
      return [`pseudo-element:${node.name.toLowerCase()}`];
    default:
      return [];
  }
}

/** Pseudo-elements that CSS 2 wrote with a single colon. */
const elementLike = /^(?:before|after|first-line|first-letter)$/i;

function declaration(property: string, important: boolean, value: CssNode): readonly Trace[] {
  const found: Trace[] = [property.startsWith('--') ? 'property:--' : `property:${property}`];
  if (important) found.push('value:!important');
  if (property === 'display' && value.type === 'Value') {
    const word = value.children.first;
    if (word?.type === 'Identifier') found.push(`display:${word.name.toLowerCase()}`);
  }
  return found;
}

/** Several simple selectors on one element: `a.button`, `.one.two`. */
function chained(parts: readonly CssNode[]): boolean {
  return parts.some(
    ({ type }, at) =>
      type === 'ClassSelector' &&
      at > 0 &&
      /^(?:Class|Type|Id)Selector$/.test(parts[at - 1]?.type ?? ''),
  );
}
