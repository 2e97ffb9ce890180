import { bounds } from '../../../shared/bounds.ts';
import type { PlayRequest } from '../../../shared/contract/arguments.ts';
import type { PlayChanges, PlayFault, PlayRun, PlayStarted } from '../../../shared/play.ts';
import type { Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { InspectorStatus } from '../../../shared/state.ts';
import { createBodyMaker, type BodyMaker } from '../check/make-body.ts';
import type { Dispatching } from '../dispatch/dispatching.ts';
import type { Sendings } from '../send/sendings.ts';
import { resolveTarget, type ResolvedTarget } from '../send/send-target.ts';
import { findSigner, type Signer } from '../send/sign-again.ts';
import type { Keyring } from '../signature/keyring.ts';
import type { Store } from '../store/store.ts';
import type { List } from '../views/list.ts';
import { createAnnouncer } from '../views/publish.ts';
import { countLeaving, type LeavingCount } from './count-leaving.ts';
import { usualDeadlineMs } from './deliver-message.ts';
import { playableMessages, sampleMessages, type MessageToPlay } from './messages.ts';
import { startPlay, type Play } from './play.ts';

/** The plays of the window, several at a time. They go on while no window is open, and are forgotten when the app ends. */
export interface Plays {
  readonly start: (request: PlayRequest) => Promise<PlayStarted>;
  /** The newest first. */
  readonly all: () => readonly PlayRun[];
  readonly deliveries: (number: number, since: number) => PlayChanges | null;
  readonly stop: (number: number) => void;
  /** Stops all, and resolves once everything sent is stored. */
  readonly close: () => Promise<void>;
}

export interface PlaysParts extends Pick<Dispatching, 'bodyRoom'> {
  readonly sender: Dispatching['unmarked'];
  readonly store: Pick<Store, 'listedFacts' | 'body'>;
  readonly list: Pick<List, 'idsOf'>;
  readonly keys: Pick<Keyring, 'signerOf'>;
  readonly sendings: Pick<Sendings, 'keep'>;
  readonly settings: () => Settings;
  readonly status: () => Pick<InspectorStatus, 'deliveryUrl' | 'listener'>;
  readonly resourcesDir: string;
  /** Called at most every 50 ms. */
  readonly onChanged: (plays: readonly PlayRun[]) => void;
  readonly onBug: (error: unknown) => void;
}

export function createPlays(parts: PlaysParts): Plays {
  const { store, list, keys, sender, bodyRoom, settings, status, sendings, onBug } = parts;
  const plays = new Map<number, Play & { readonly leaving: LeavingCount | null }>();
  const announcer = createAnnouncer(() => parts.onChanged(all()));
  let lastNumber = 0;
  const starting = new Set<Promise<PlayStarted>>();

  const all = () =>
    [...plays.values()]
      .map(({ state, leaving }) => ({ ...state(), gateway: leaving?.state() ?? null }))
      .toReversed();
  const isGoingOn = (play: Play) => play.state().endedAt === null;

  function read(id: number) {
    const request = store.listedFacts(id);
    return request === null ? null : { request, body: () => store.body(id, request.body.bytes) };
  }

  async function messagesOf(
    { what, options }: PlayRequest,
    target: ResolvedTarget,
    signer: Signer | null,
    bodies: BodyMaker,
  ): Promise<Result<readonly MessageToPlay[], PlayFault>> {
    if ('sample' in what)
      return { ok: true, value: await sampleMessages(what, bodies, target, signer) };
    const ids = (await list.idsOf(what.scope)).toSorted((a, b) => a - b);
    return playableMessages(ids, read, target, { signer, asNew: options.asNew });
  }

  async function begin(request: PlayRequest): Promise<PlayStarted> {
    const { options } = request;
    const resolved = resolveTarget(request.target, { settings: settings(), ...status() });
    if (!resolved.ok) return resolved;
    const signer = findSigner(keys, options.signWith);
    if (!signer.ok) return signer;
    const bodies = createBodyMaker(parts.resourcesDir, Date.now);
    const messages = await messagesOf(request, resolved.value, signer.value, bodies);
    if (!messages.ok) return messages;
    const gatewayPort = 'sample' in request.what ? (request.what.gatewayPort ?? null) : null;
    const { length } = messages.value;
    const { changed } = announcer;
    const leaving =
      gatewayPort === null ? null : await countLeaving(gatewayPort, bodies.mark, length, changed);
    if (leaving?.ok === false) return leaving;
    lastNumber += 1;
    const number = lastNumber;
    const play = startPlay(messages.value, {
      ...{ number, sender, bodyRoom, onBug, target: resolved.value, random: Math.random },
      ...{ manner: options.manner, clock: options.clock, speed: options.speed },
      deadlineMs: usualDeadlineMs,
      isSigned: signer.value !== null,
      // Where it can't be stored, the store's state says why.
      store: async (sending) => void (await sendings.keep(sending).catch(() => null)),
      onChanged: announcer.changed,
    });
    plays.set(number, { ...play, leaving: leaving?.value ?? null });
    leaving?.value.closeAfter(play);
    void play.ended.then(() => {
      forgetOldest();
      announcer.changed();
    });
    announcer.changed();
    return { ok: true, value: { number } };
  }

  function forgetOldest(): void {
    const ended = [...plays].filter(([, play]) => !isGoingOn(play));
    const [oldest] = ended;
    if (oldest !== undefined && ended.length > bounds.endedPlays.entries) plays.delete(oldest[0]);
  }

  return {
    start: async (request) => {
      const goingOn = [...plays.values()].filter(isGoingOn).length + starting.size;
      if (goingOn >= bounds.plays.entries)
        return refused(
          'too-many',
          `${goingOn} plays go on already. Wait for one to end, or stop it.`,
        );
      const started = begin(request);
      starting.add(started);
      try {
        return await started;
      } finally {
        starting.delete(started);
      }
    },
    all,
    deliveries: (number, since) => plays.get(number)?.changesSince(since) ?? null,
    stop: (number) => plays.get(number)?.stop(),
    close: async () => {
      await Promise.allSettled(starting);
      for (const play of plays.values()) {
        play.stop();
        play.leaving?.close();
      }
      await Promise.all([...plays.values()].map(({ ended }) => ended));
      announcer.stop();
    },
  };
}

function refused<Fault extends PlayFault>(fault: Fault, detail: string) {
  return { ok: false, fault, detail } as const;
}
