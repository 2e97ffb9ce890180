import type { RequestDetail } from '../../../shared/detail.ts';
import type { ImportMark } from '../../../shared/import.ts';
import {
  replySourceOf,
  type AppliedRule,
  type CapturedRequest,
  type HeaderPairs,
  type Reply,
  type ReplySource,
} from '../../../shared/request.ts';
import { wireText, wireTexts } from '../../../shared/wire-text.ts';
import { signatureSentences } from '../../core/signature/reasons.ts';
import { printable, printableLines } from '../output/printable.ts';
import { replyText } from '../output/reply-text.ts';
import { severityStyle, styled, verdictStyle } from '../output/styles.ts';

/** A part of the page. */
export interface Section {
  readonly title: string;
  /** A section without lines is left out. */
  readonly lines: readonly string[];
}

/**
 * The page of one request, for a human reader.
 *
 * @param text `null` when the body can't be shown as text.
 * @param more sections about what belongs to the request besides its own parts.
 */
export function requestPage(
  { request, inspection, reply, imported }: RequestDetail,
  text: string | null,
  more: readonly Section[] = [],
): string {
  const { body, broken } = request;
  const signature = inspection?.signature ?? null;
  const facts: readonly (readonly [string, string])[] = [
    ['Kind', request.stray ? 'stray' : (inspection?.kind ?? 'unknown')],
    ...(inspection?.evidence ?? []).map(
      ({ message }, index) => [index === 0 ? 'Because' : '', printable(message)] as const,
    ),
    ['Received', new Date(request.receivedAt).toISOString()],
    ['Via', wayIn(request, imported)],
    ['Body', `${body.bytes} bytes, ${body.ended}, SHA-256 ${body.sha256}`],
    [
      'Signature',
      signature === null ? '' : styled(verdictStyle(signature.verdict), signature.verdict),
    ],
    ['Reply', replyLine(reply)],
    ...(broken === null
      ? []
      : [['Not HTTP', printable(`${broken.code} ${broken.reason}`)] as const]),
  ];
  const issues = (inspection?.issues ?? []).map(
    ({ severity, source, code, message }) =>
      `  ${styled(severityStyle[severity], severity)}  ${printable(message)} (${code}, ${source})`,
  );
  const head =
    request.method === null
      ? 'bytes that are not HTTP'
      : `${request.method} ${wireText(request.url ?? '')} HTTP/${request.httpVersion ?? '?'}`;
  return [
    `${styled('bold', `#${request.id}`)}  ${printable(head, 2_000)}`,
    ...facts.map(([name, value]) => `${styled('dim', name.padEnd(10))}${value}`),
    ...section('Issues', issues),
    ...section(
      'Signature',
      (signature === null ? [] : signatureSentences(signature)).map(
        (line) => `  ${printable(line, 2_000)}`,
      ),
    ),
    ...more.flatMap(({ title, lines }) => section(title, lines)),
    ...section('Headers', pairLines(request.headers)),
    ...section('Trailers', pairLines(request.trailers)),
    ...section('Body', [
      text === null ? '  (not text; export it as raw)' : printableLines(text).trimEnd(),
    ]),
    '',
  ].join('\n');
}

function replyLine(reply: Reply | null): string {
  if (reply === null) return 'none';
  const by = reply.rule === undefined ? '' : `, ${deciderText(reply.rule)}`;
  return `${replyText(reply)} after ${reply.ms.toFixed(1)} ms${by}`;
}

/** Who decided a reply. */
function deciderText(rule: AppliedRule): string {
  const name = `"${printable(rule.name)}"`;
  const texts: Readonly<Record<ReplySource, string>> = {
    rule: `by the rule ${name}`,
    guard: 'because the user or the header is missing',
    loop: 'because it had been forwarded already, which is a loop',
    relay: `relayed from ${name}`,
    'failed-relay': `because ${name} did not answer`,
  };
  return texts[replySourceOf(rule)];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', styled('bold', title), ...lines];
}

function pairLines(pairs: HeaderPairs): readonly string[] {
  return wireTexts(pairs).map(([name, value]) => `  ${printable(`${name}: ${value}`, 2_000)}`);
}

/** Over the network, or in an import. */
function wayIn({ via, peer }: CapturedRequest, imported: ImportMark | null): string {
  if (imported === null) return `${via}${peer === null ? '' : ` from ${peer}`}`;
  return printable(`import of ${imported.source}, ${new Date(imported.at).toISOString()}`);
}
