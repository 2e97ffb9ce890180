import { appCalls, type AppCalls } from '../../shared/contract/app-calls.ts';
import { checkArguments, type Handlers } from '../../shared/contract/call.ts';
import type { AnswerCall } from './ipc.ts';

/** The handlers of the calls that come from the window. */
export type AppHandlers = Handlers<AppCalls>;

/** Answers the calls of the contract, with arguments that pass their schema. Everything else is refused. */
export function createAnswerCall(handlers: AppHandlers): AnswerCall {
  return (name, args) => {
    if (!isAppCall(name)) throw new Error('No such call.');
    const parsed = checkArguments<readonly unknown[]>(appCalls[name], args);
    if (!parsed.success) throw new Error(`Bad arguments for ${name}.`);
    const handler = handlers[name] as (...parsedArgs: readonly unknown[]) => unknown;
    return handler(...parsed.data);
  };
}

function isAppCall(name: unknown): name is keyof AppCalls {
  return typeof name === 'string' && Object.hasOwn(appCalls, name);
}
