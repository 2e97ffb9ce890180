import type { SampleRequest } from '../../../shared/contract/arguments.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import { laterRetryMs, type SampleDelivery, type SampleSent } from '../../../shared/sample.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { InspectorStatus } from '../../../shared/state.ts';
import { guardHeader } from '../access/guard.ts';
import type { Signer } from '../send/sign-again.ts';
import type { Keyring } from '../signature/keyring.ts';
import { cutBody, unknownKey } from './break-sample.ts';
import { makeSample, sampleHeaders, signatureOf } from './make-sample.ts';
import { post, type Posted } from './post.ts';

/** Sends samples to our own Delivery URL, or to the local address while there is no tunnel. */
export interface SampleSender {
  readonly send: (
    request: SampleRequest,
  ) => Promise<Result<SampleSent, 'not-listening' | 'no-such-key' | 'not-delivered'>>;
  /** Sends no retry any more. */
  readonly close: () => void;
}

interface SampleSenderParts {
  readonly resourcesDir: string;
  readonly keys: Pick<Keyring, 'signer' | 'signerOf'>;
  readonly settings: () => Settings;
  readonly status: () => Pick<InspectorStatus, 'deliveryUrl' | 'listener'>;
}

export function createSampleSender(parts: SampleSenderParts): SampleSender {
  const { resourcesDir, keys, settings, status } = parts;
  const retries = new Set<NodeJS.Timeout>();

  function ownUrl(): string | null {
    const { deliveryUrl, listener } = status();
    return deliveryUrl ?? (listener.is === 'listening' ? listener.localUrl : null);
  }

  /** The test key that signs: `null` for none, `undefined` when there is no such key. */
  function signerFor({ signWith, fault }: SampleRequest): Signer | null | undefined {
    if (fault === 'signature' || signWith === null) return null;
    if (signWith !== undefined) return keys.signerOf(signWith) ?? undefined;
    const newest = keys.signer();
    return newest === null ? null : { name: newest.name.name, key: newest.key };
  }

  return {
    send: async (request) => {
      const { name, delivery = 'once', fault = null } = request;
      const url = ownUrl();
      if (url === null) return { ok: false, fault: 'not-listening', detail: '' };
      const signer = signerFor(request);
      if (signer === undefined) return { ok: false, fault: 'no-such-key', detail: '' };
      const whole = await makeSample(name, resourcesDir, Date.now());
      const body = fault === 'json' ? cutBody(whole) : whole;
      const key = fault === 'signature' ? unknownKey() : (signer?.key ?? null);
      const { guard } = settings();
      const headers: HeaderPairs = [
        ...sampleHeaders(url),
        ...(guard === null ? [] : [guardHeader(guard)]),
        ...signatureOf(body, key),
      ];
      const postOne = () => post(url, headers, body);
      if (delivery === 'retry-later') {
        const timer = setTimeout(() => {
          retries.delete(timer);
          // The outcome is seen in the list, like every other request.
          void postOne();
        }, laterRetryMs);
        retries.add(timer);
      }
      const [first, second = null] = await posted(postOne, delivery);
      if (!first.ok) return first;
      if (second !== null && !second.ok) return second;
      return {
        ok: true,
        value: {
          ...answerOf(first.value),
          url,
          signedWith: signer?.name ?? null,
          second: second === null ? null : answerOf(second.value),
          isRetryFollowing: delivery === 'retry-later',
        },
      };
    },
    close: () => {
      retries.forEach(clearTimeout);
      retries.clear();
    },
  };
}

type PostOutcome = Result<Posted, 'not-delivered'>;

async function posted(
  postOne: () => Promise<PostOutcome>,
  delivery: SampleDelivery,
): Promise<readonly [PostOutcome, PostOutcome?]> {
  if (delivery === 'twice') return Promise.all([postOne(), postOne()]);
  const first = await postOne();
  return delivery === 'retry' ? [first, await postOne()] : [first];
}

function answerOf({ status, ms }: Posted) {
  return { status, ms };
}
