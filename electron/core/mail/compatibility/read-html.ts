import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { imageKind } from './image-kind.ts';
import { readCss } from './read-css.ts';
import { createTraces, type Occurrences, type Trace, type Traces } from './traces.ts';
import { nodesOf, parseMail, textOf } from '../parse-mail.ts';

/** Records the traces in a mail, including its style sheets and style attributes. Never throws. */
export function readTraces(html: string): ReadonlyMap<Trace, Occurrences> {
  const traces = createTraces();
  for (const node of nodesOf(parseMail(html, { lines: true }))) {
    const line = node.sourceCodeLocation?.startLine;
    // The parser added this element itself (`html`, `tbody`).
    if (line === undefined) continue;
    if (node.nodeName === '#comment') traces.add('html:comment', line);
    else if (node.nodeName === '#documentType') traces.add('html:doctype', line);
    else if ('tagName' in node) readElement(node, line, traces);
  }
  return traces.all();
}

function readElement(element: Tree.Element, line: number, traces: Traces): void {
  const { tagName, attrs } = element;
  traces.add(`element:${tagName}`, line);
  const attribute = (name: string) => attrs.find((one) => one.name === name)?.value;
  for (const { name, value } of attrs) {
    const at = element.sourceCodeLocation?.attrs?.[name]?.startLine ?? line;
    traces.add(`attribute:${name}`, at);
    if (name === 'style') readCss(value, 'declarationList', at, traces);
    if (name === 'background' || (name === 'src' && tagName === 'img')) {
      for (const trace of imageKind(value)) traces.add(trace, at);
    }
  }
  if (tagName === 'style') readCss(textOf(element), 'stylesheet', textLine(element, line), traces);
  const type = attribute('type')?.toLowerCase();
  if (tagName === 'input') traces.add(`input:${type ?? 'text'}`, line);
  if (tagName === 'button') traces.add(`button:${type ?? 'submit'}`, line);
  if (tagName === 'meta') traces.add(`meta:${attribute('name')?.toLowerCase() ?? ''}`, line);
  const href = tagName === 'a' ? (attribute('href') ?? '') : '';
  if (/^\s*mailto:/i.test(href)) traces.add('link:mailto', line);
  if (/^\s*#./.test(href)) traces.add('link:#', line);
}

/** The line where an element's text starts. */
function textLine({ childNodes }: Tree.Element, line: number): number {
  return childNodes[0]?.sourceCodeLocation?.startLine ?? line;
}
