import type { PortAnswer, PortCall } from '../../shared/port.ts';

/** Sends calls over a port and matches the answers to them. */
export interface PortCalls {
  readonly call: (name: string, args: readonly unknown[]) => Promise<unknown>;
  readonly settle: (answer: PortAnswer) => void;
  /** Rejects every pending call, because no answer will come. */
  readonly rejectAll: (reason: string) => void;
}

export function createPortCalls(post: (message: PortCall) => void): PortCalls {
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  return {
    call: (name, args) => {
      lastId += 1;
      const call = Promise.withResolvers<unknown>();
      pending.set(lastId, call);
      post({ id: lastId, call: name, args });
      return call.promise;
    },
    settle: (answer) => {
      const call = pending.get(answer.id);
      pending.delete(answer.id);
      if ('thrown' in answer) call?.reject(new Error(answer.thrown));
      else call?.resolve(answer.value);
    },
    rejectAll: (reason) => {
      for (const call of pending.values()) call.reject(new Error(reason));
      pending.clear();
    },
  };
}
