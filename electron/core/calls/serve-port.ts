import type { z } from 'zod';
import type { PortAnswer, PortCall, PortEvent } from '../../../shared/port.ts';

type Calls<Names extends string> = Record<Names, (...args: never[]) => unknown>;

/** One answer for each call of a contract; a missing one does not compile. */
export type Answers<Contract> = {
  readonly [Name in keyof Contract]: Contract[Name] extends (...args: infer Args) => infer Value
    ? (...args: Args) => Value | Promise<Value>
    : never;
};

/** Either end of a message channel, as far as it is needed here. */
export interface Port {
  readonly post: (message: PortAnswer | PortEvent) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
}

/**
 * Answers the calls that come over a port. What is not a call of the contract, or carries what it
 * may not, is answered with an error and reaches nothing.
 *
 * @param asks what each call may carry.
 * @returns sends an event over the port.
 */
export function servePort<Names extends string>(
  port: Port,
  answers: Calls<Names>,
  asks: Record<Names, z.ZodType>,
  onBug: (error: unknown) => void,
): (event: string, data: unknown) => void {
  port.onMessage((message) => {
    if (!isCall(message)) return;
    void answer(message).then(port.post);
  });

  async function answer({ id, call, args }: PortCall): Promise<PortAnswer> {
    if (!Object.hasOwn(answers, call)) return { id, thrown: `There is no call "${call}".` };
    const name = call as Names;
    const asked = asks[name].safeParse(args);
    if (!asked.success) return { id, thrown: `"${call}" was asked in a way it can not be.` };
    try {
      return { id, value: await answers[name](...(asked.data as never[])) };
    } catch (error) {
      onBug(error);
      return { id, thrown: error instanceof Error ? error.message : String(error) };
    }
  }

  return (event, data) => port.post({ event, data });
}

function isCall(message: unknown): message is PortCall {
  return (
    typeof message === 'object' &&
    message !== null &&
    'id' in message &&
    typeof message.id === 'number' &&
    'call' in message &&
    typeof message.call === 'string' &&
    'args' in message &&
    Array.isArray(message.args)
  );
}
