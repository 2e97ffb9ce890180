import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import type { Events } from '../../shared/contract/events.ts';

interface PendingCall {
  readonly name: keyof Calls;
  readonly args: readonly unknown[];
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** A bridge whose other end is the test: it sees each call, answers when it likes, and tells news. */
export function recordedBridge() {
  const calls: PendingCall[] = [];
  const listeners = new Map<string, Set<(data: never) => void>>();

  const bridge: Bridge = {
    call: (name, ...args) =>
      new Promise((resolve, reject) => calls.push({ name, args, resolve, reject })),
    on(name, listener) {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => void all.delete(listener);
    },
  };

  function asked<Name extends keyof Calls>(name: Name): readonly Parameters<Calls[Name]>[] {
    return calls
      .filter((call) => call.name === name)
      .map((call) => call.args as Parameters<Calls[Name]>);
  }

  function last(name: keyof Calls): PendingCall {
    const call = calls.findLast((pending) => pending.name === name);
    if (!call) throw new Error(`${name} was not called`);
    return call;
  }

  /** Lets everything that waits for an answer go on. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    bridge,
    asked,
    /** The calls in their order. */
    askedFor: () => calls.map(({ name }) => name),
    listening: () => [...listeners.values()].reduce((sum, all) => sum + all.size, 0),
    async answer<Name extends keyof Calls>(name: Name, value: ReturnType<Calls[Name]>) {
      last(name).resolve(value as never);
      await settle();
    },
    /** Answers all that wait but the last. */
    async answerEarlier<Name extends keyof Calls>(name: Name, value: ReturnType<Calls[Name]>) {
      for (const call of calls.filter((pending) => pending.name === name).slice(0, -1))
        call.resolve(value as never);
      await settle();
    },
    async fail(name: keyof Calls, message: string) {
      last(name).reject(new Error(message));
      await settle();
    },
    async tell<Name extends keyof Events>(name: Name, data: Events[Name]) {
      for (const listener of listeners.get(name) ?? []) listener(data as never);
      await settle();
    },
  };
}
