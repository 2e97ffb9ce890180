import type { Destination } from '../../shared/destinations.ts';
import type { SendTarget } from '../../shared/dispatches.ts';
import type { TargetInput } from '../store/edit-input.ts';
import { withScheme } from './typed-url.ts';

const destinationPrefix = 'destination:';

export const deliveryChoice = 'delivery';
export const urlChoice = 'url';

/** The choice of a destination. */
export function choiceOf(id: string): string {
  return `${destinationPrefix}${id}`;
}

/** The last target, when it still exists; otherwise the first destination, otherwise a URL. */
export function firstInput(
  target: SendTarget | null,
  destinations: readonly Destination[],
  lastUrl: string,
): TargetInput {
  if (target !== null && 'url' in target) return { choice: urlChoice, url: target.url };
  if (target !== null && 'deliveryUrl' in target) return { choice: deliveryChoice, url: lastUrl };
  const known = destinations.find(({ id }) => target !== null && target.destination === id);
  const destination = known ?? destinations[0];
  if (destination === undefined) return { choice: urlChoice, url: lastUrl };
  return { choice: choiceOf(destination.id), url: lastUrl };
}

/** @returns `null` while no URL is typed. */
export function targetOf({ choice, url }: TargetInput): SendTarget | null {
  if (choice === deliveryChoice) return { deliveryUrl: true };
  if (choice.startsWith(destinationPrefix))
    return { destination: choice.slice(destinationPrefix.length) };
  return url.trim() === '' ? null : { url: withScheme(url) };
}
