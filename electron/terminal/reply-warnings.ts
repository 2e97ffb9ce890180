import { unusualRules } from '../../shared/unusual-rules.ts';
import type { InspectorStatus } from '../../shared/state.ts';
import { printable } from './printable.ts';

/** What whoever starts the inspector must know of its answers: nobody waits for a webhook that was refused. */
export function replyWarnings({ settings, ruleFaults }: InspectorStatus): readonly string[] {
  const { replies, replyStatus, guard } = settings;
  const names = unusualRules(replies).map(({ name }) => `"${printable(name)}"`);
  return [
    ...(names.length === 0
      ? []
      : [`Not every webhook is answered with 200 at once. Rules in force: ${names.join(', ')}.`]),
    ...(replyStatus < 300 ? [] : [`The default reply is ${replyStatus}.`]),
    ...replies
      .filter(({ id }) => ruleFaults[id] !== undefined)
      .map(({ id, name }) => `"${printable(name)}" never matches: ${ruleFaults[id]?.message}`),
    ...(guard === null
      ? []
      : [`Requests without the ${guard.is === 'basic' ? 'user and password' : 'header'} get 401.`]),
  ];
}
