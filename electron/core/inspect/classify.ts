import type { Kind } from '../../../shared/inspection.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { JsonObject } from './message.ts';

/**
 * What a request is, by its `type` first and by the fields it has where there is none.
 *
 * @param json `null` when the body is no JSON object.
 */
export function classify(request: CapturedRequest, json: JsonObject | null): Kind {
  if (json === null)
    return request.body.bytes === 0 && request.broken === null ? 'ping' : 'unknown';
  const has = (name: string) => Object.hasOwn(json, name);
  const type = has('type') && typeof json['type'] === 'string' ? json['type'] : null;

  switch (type) {
    case 'SMS':
      return 'sms';
    case 'Email':
      return 'email';
    case 'Custom':
      return 'custom';
    case 'Call':
      return 'call';
    case 'INSTALL':
      return 'install';
    case 'UNINSTALL':
      return 'uninstall';
    default:
  }
  // Platform events name themselves in `type` and carry `messageType` and `body`.
  if (has('messageType') || has('messageTypeId') || type === 'OutboundMessage')
    return 'platform-event';
  if (type !== null) return 'unknown';
  if (has('html') || has('emailTo') || has('emailMessageId')) return 'email';
  if (has('phone') && has('message')) return 'sms';
  return 'unknown';
}
