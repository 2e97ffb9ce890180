import { assertNever } from '../../../shared/assert-never.ts';
import type { RequestDetail } from '../../../shared/contract.ts';
import type { InspectorState } from '../../../shared/state.ts';

/** A request in one line: number, local time, what it is, who to, reply, first issue. */
export function capturedLine({ request, inspection, reply }: RequestDetail): string {
  const time = new Date(request.receivedAt).toTimeString().slice(0, 8);
  const issues = inspection?.issues.filter(({ severity }) => severity !== 'info') ?? [];
  return [
    `#${request.id}`,
    time,
    request.stray ? 'stray' : (inspection?.kind ?? 'unknown'),
    `${request.method ?? 'broken'} ${printable(request.url ?? '')}`,
    printable(inspection?.message?.phone ?? inspection?.message?.emailTo.join(', ') ?? ''),
    `${request.body.bytes} bytes`,
    reply === null ? 'no reply' : `replied ${reply.status}`,
    ...(issues[0] === undefined ? [] : [printable(issues[0].message)]),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** Where things stand, in words. */
export function stateLine({ tunnel, deliveryUrl }: InspectorState): string {
  switch (tunnel.is) {
    case 'closed':
      return 'The tunnel is closed.';
    case 'opening':
      return `Opening a tunnel at ${tunnel.host} …`;
    case 'open':
      return `Delivery URL: ${deliveryUrl ?? tunnel.url}`;
    case 'failed':
      return `No tunnel (${tunnel.fault}): ${tunnel.detail}`;
    default:
      return assertNever(tunnel);
  }
}

/** A sender's text must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD').slice(0, 200);
}
