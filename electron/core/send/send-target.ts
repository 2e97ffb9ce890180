import { targetUrl, type Destination } from '../../../shared/destinations.ts';
import type { SendTarget } from '../../../shared/dispatches.ts';
import type { Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { ListenerState } from '../../../shared/state.ts';
import { guardHeader } from '../access/guard.ts';
import type { OutgoingTarget } from '../dispatch/outgoing-request.ts';
import type { SendRoute } from '../dispatch/send-once.ts';

/** Where a sending of the user goes, with all that is needed to send there. */
export interface ResolvedTarget {
  /** For people: the name of the destination, or the URL. */
  readonly label: string;
  readonly destination: { readonly id: string; readonly name: string } | null;
  readonly target: OutgoingTarget;
  readonly route: SendRoute;
}

export type TargetFault = 'bad-url' | 'no-destination' | 'not-listening';

/** For a URL that is not a destination: redirects are not followed, and certificates are checked. */
const plainRoute: SendRoute = {
  timeoutMs: 30_000,
  certificate: 'system',
  authority: null,
  followRedirects: false,
};

/** What a target depends on at the moment. */
export interface TargetSource {
  readonly settings: Pick<Settings, 'destinations' | 'guard' | 'pathToken'>;
  /** The public address; `null` while there is none. */
  readonly deliveryUrl: string | null;
  readonly listener: ListenerState;
}

/** A destination may be sent to while it is off: that only stops what happens by itself. */
export function resolveTarget(
  target: SendTarget,
  source: TargetSource,
): Result<ResolvedTarget, TargetFault> {
  const { settings } = source;
  if ('destination' in target) {
    const found = settings.destinations.find(({ id }) => id === target.destination);
    return found === undefined
      ? { ok: false, fault: 'no-destination', detail: 'This destination was removed.' }
      : { ok: true, value: ofDestination(found, settings.pathToken) };
  }
  if ('url' in target)
    return targetUrl.safeParse(target.url).success
      ? { ok: true, value: ofUrl(target.url, settings.pathToken) }
      : {
          ok: false,
          fault: 'bad-url',
          detail: 'The address must begin with http:// or https://, and have no "#".',
        };
  const { deliveryUrl, listener } = source;
  const own = deliveryUrl ?? (listener.is === 'listening' ? listener.localUrl : null);
  if (own === null)
    return { ok: false, fault: 'not-listening', detail: 'Hookscope does not listen now.' };
  const { guard } = settings;
  const headers = guard === null ? [] : [guardHeader(guard)];
  return { ok: true, value: ofUrl(own, settings.pathToken, headers) };
}

/** A target that the user typed. */
export function ofUrl(
  url: string,
  pathToken: string | null,
  headers: OutgoingTarget['headers'] = [],
): ResolvedTarget {
  return {
    label: url,
    destination: null,
    target: { url, headers, pathToken },
    route: plainRoute,
  };
}

function ofDestination(destination: Destination, pathToken: string | null): ResolvedTarget {
  const { id, name, url, headers, timeoutMs, certificate, authority, followRedirects } =
    destination;
  return {
    label: name,
    destination: { id, name },
    target: { url, headers, pathToken },
    route: { timeoutMs, certificate, authority, followRedirects },
  };
}
