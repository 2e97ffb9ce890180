import { useState } from 'react';

/**
 * A choice of the reader's that stays as it was made: from one request to the next, and when the window is opened again.
 *
 * @param name under which it is kept.
 * @param choices what it may be. Anything else that is kept, by another version, is no choice.
 * @param first what it is before one is made.
 */
export function useStoredChoice<Value extends string, First extends Value | null>(
  name: string,
  choices: readonly Value[],
  first: First,
): readonly [Value | First, (value: Value) => void] {
  const key = `hookscope.${name}`;
  const [value, setValue] = useState<Value | First>(() => {
    const kept = localStorage.getItem(key);
    return choices.find((choice) => choice === kept) ?? first;
  });
  return [
    value,
    (next) => {
      localStorage.setItem(key, next);
      setValue(next);
    },
  ];
}
