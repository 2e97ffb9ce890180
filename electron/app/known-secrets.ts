import type { Settings } from '../../shared/settings.ts';

/** The values in the settings that give access to something. No log may contain them. */
export function secretsOf({ pathToken, guard, destinations }: Settings): readonly string[] {
  return [
    ...(pathToken === null ? [] : [pathToken]),
    ...(guard === null ? [] : [guard.is === 'basic' ? guard.password : guard.value]),
    ...destinations.flatMap(({ url, headers }) => [url, ...headers.map(([, value]) => value)]),
  ];
}
