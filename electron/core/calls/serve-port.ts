import { checkArguments, type CallSchema } from '../../../shared/contract/call.ts';
import type { PortAnswer, PortCall, PortEvent } from '../../../shared/port.ts';

/** Either end of a message channel, as far as it is needed here. */
export interface Port {
  readonly post: (message: PortAnswer | PortEvent) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
}

/**
 * Handles the calls that come over a port. A call that is not in the table, or whose arguments its schema refuses, is
 * answered with an error and reaches no handler.
 *
 * @param onBug receives what a handler throws; the caller gets its message.
 * @returns sends an event over the port.
 */
export function servePort<Names extends string>(
  port: Port,
  calls: Record<Names, CallSchema<readonly unknown[], unknown>>,
  handlers: Record<Names, (...args: never[]) => unknown>,
  onBug: (error: unknown) => void,
): (event: string, data: unknown) => void {
  port.onMessage((message) => {
    if (!isCall(message)) return;
    void answer(message).then(port.post);
  });

  async function answer({ id, call, args }: PortCall): Promise<PortAnswer> {
    if (!Object.hasOwn(calls, call)) return { id, thrown: `There is no call "${call}".` };
    const name = call as Names;
    const parsed = checkArguments(calls[name], args);
    if (!parsed.success) return { id, thrown: `Bad arguments for ${name}.` };
    try {
      return { id, value: await handlers[name](...(parsed.data as never[])) };
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
