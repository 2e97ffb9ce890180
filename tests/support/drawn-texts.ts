import { readFileSync } from 'node:fs';
import { parseAst } from 'vite';

/** A syntax node as far as this looks at it (ESTree). */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Attributes that are read, heard or shown as tooltips, whatever element or component they are of. */
const spoken: ReadonlySet<string> = new Set(
  'title aria-label aria-description aria-valuetext alt placeholder label caption spoken hint'.split(
    ' ',
  ),
);

/** Props whose text is looked at where it is given, in every file: within the component it is as good as ours. */
const given: ReadonlySet<string> = new Set([...spoken, 'children', 'action', 'mark', 'lead']);

/** Functions of ours that make words out of numbers and times. */
const formatting: ReadonlySet<string> = new Set(
  `formatNumber formatBytes formatShare formatGap formatAgo precise withUtc short exact ago full calendarDay format shown shownInLine
   describeConditions describeReply resultShort resultLong faultSentence kindLabel bodyLabel formatToParts toLocaleString`.split(
    /\s+/,
  ),
);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function childrenOf(node: Node): readonly Node[] {
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'parent' ? [] : (Array.isArray(value) ? value : [value]).filter(isNode),
  );
}

/** A file's syntax, node by node, from the outer ones to the inner ones. */
export function nodesOf(source: string): readonly Node[] {
  return everyNode(parseAst(source, { lang: 'tsx' }) as unknown as Node);
}

function everyNode(node: Node): readonly Node[] {
  return [node, ...childrenOf(node).flatMap(everyNode)];
}

const named = (node: unknown): string =>
  isNode(node) && typeof node['name'] === 'string' ? node['name'] : '';

/**
 * The texts that a file draws, or gives to an attribute that is read out, and that are not plainly ours: no words of
 * `t`, no formatted number, nothing that another component draws.
 *
 * @returns the source of each, as it is written.
 */
export function foreignTexts(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8');
  const nodes = nodesOf(source);
  const translators = new Set<string>();
  const initials = new Map<string, Node[]>();
  const props = new Set<string>();

  for (const node of nodes) {
    if (node.type === 'VariableDeclarator') declare(node);
    if (/Function/.test(node.type)) readProps(node);
  }

  function declare({ id, init }: Node): void {
    if (!isNode(id) || !isNode(init)) return;
    const called = init.type === 'CallExpression' ? named(init['callee']) : '';
    if (/^use(Translation|Sentences|IssueTexts)$/.test(called)) {
      if (id.type === 'Identifier') translators.add(named(id));
      else for (const one of childrenOf(id)) translators.add(named(one['value']));
    } else if (id.type === 'Identifier') {
      initials.set(named(id), [...(initials.get(named(id)) ?? []), init]);
    }
  }

  function readProps({ params }: Node): void {
    for (const param of params as readonly Node[])
      if (param.type === 'ObjectPattern')
        for (const one of childrenOf(param))
          if (given.has(named(one['key'])))
            props.add(named(one['value']) || named((one['value'] as Node)['left']));
  }

  function returned(fn: Node): readonly Node[] {
    const { body } = fn;
    if (!isNode(body)) return [];
    if (body.type !== 'BlockStatement') return [body];
    return everyNode(body)
      .filter(({ type }) => type === 'ReturnStatement')
      .map(({ argument }) => argument)
      .filter(isNode);
  }

  function isOurs(node: unknown, seen: ReadonlySet<string> = new Set()): boolean {
    if (!isNode(node)) return true;
    const all = (list: unknown) => (list as unknown[]).every((one) => isOurs(one, seen));
    switch (node.type) {
      case 'Literal':
      case 'JSXElement':
      case 'JSXFragment':
      case 'JSXEmptyExpression':
      case 'UnaryExpression':
        return true;
      // What a render function returns.
      case 'ArrowFunctionExpression':
        return returned(node).every((one) => isOurs(one, seen));
      case 'TemplateLiteral':
        return all(node['expressions']);
      case 'ArrayExpression':
        return all(node['elements']);
      case 'SpreadElement':
        return isOurs(node['argument'], seen);
      case 'ConditionalExpression':
        return all([node['consequent'], node['alternate']]);
      case 'LogicalExpression':
        return all(node['operator'] === '&&' ? [node['right']] : [node['left'], node['right']]);
      case 'BinaryExpression':
        return node['operator'] !== '+' || all([node['left'], node['right']]);
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        return isOurs(node['expression'], seen);
      case 'Identifier': {
        const name = named(node);
        if (name === 'undefined' || props.has(name)) return true;
        const known = initials.get(name);
        return (
          known !== undefined &&
          !seen.has(name) &&
          known.every((init) => isOurs(init, new Set([...seen, name])))
        );
      }
      case 'CallExpression':
        return isOursCall(node, seen);
      default:
        return false;
    }
  }

  function isOursCall(node: Node, seen: ReadonlySet<string>): boolean {
    const callee = node['callee'] as Node;
    const list = node['arguments'] as readonly Node[];
    if (callee.type === 'Identifier') {
      const name = named(callee);
      if (translators.has(name) || formatting.has(name)) return true;
      const own = initials.get(name);
      return (
        own !== undefined &&
        own.every(
          (fn) => /Function/.test(fn.type) && returned(fn).every((one) => isOurs(one, seen)),
        )
      );
    }
    const method = named(callee['property']);
    if (translators.has(named(callee['object'])) || formatting.has(method)) return true;
    if (['map', 'flatMap'].includes(method) || (method === 'from' && list.length === 2))
      return list
        .filter((one) => /Function/.test(one.type))
        .every((fn) => returned(fn).every((one) => isOurs(one, seen)));
    if (['join', 'filter'].includes(method)) return isOurs(callee['object'], seen);
    return false;
  }

  const found: string[] = [];
  const look = (expression: unknown) => {
    if (isNode(expression) && !isOurs(expression))
      found.push(source.slice(expression.start, expression.end).replaceAll(/\s+/g, ' '));
  };
  for (const node of nodes) {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node['children'] as readonly Node[])
        if (child.type === 'JSXExpressionContainer') look(child['expression']);
    if (node.type === 'JSXAttribute' && spoken.has(named(node['name'])) && isNode(node['value']))
      if (node['value'].type === 'JSXExpressionContainer') look(node['value']['expression']);
  }
  return found;
}
