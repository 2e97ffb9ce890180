import type { Settings } from '../../shared/settings.ts';

/** What of the settings gives access to something, and so must be in no log. */
export function secretsOf({ pathToken, guard, destinations }: Settings): readonly string[] {
  return [
    ...(pathToken === null ? [] : [pathToken]),
    ...(guard === null ? [] : [guard.is === 'basic' ? guard.password : guard.value]),
    ...destinations.flatMap(({ url, headers }) => [url, ...headers.map(([, value]) => value)]),
  ];
}
