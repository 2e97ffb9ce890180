import type { PortAnswer, PortCall } from '../../shared/port.ts';

/** Pairs calls with their answers over a port. */
export interface PortCalls {
  readonly call: (name: string, args: readonly unknown[]) => Promise<unknown>;
  readonly settle: (answer: PortAnswer) => void;
  /** Rejects everything that is under way: no answer will come. */
  readonly abandon: (reason: string) => void;
}

export function createPortCalls(post: (message: PortCall) => void): PortCalls {
  const underWay = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  return {
    call: (name, args) => {
      lastId += 1;
      const pending = Promise.withResolvers<unknown>();
      underWay.set(lastId, pending);
      post({ id: lastId, call: name, args });
      return pending.promise;
    },
    settle: (answer) => {
      const pending = underWay.get(answer.id);
      underWay.delete(answer.id);
      if ('thrown' in answer) pending?.reject(new Error(answer.thrown));
      else pending?.resolve(answer.value);
    },
    abandon: (reason) => {
      for (const pending of underWay.values()) pending.reject(new Error(reason));
      underWay.clear();
    },
  };
}
