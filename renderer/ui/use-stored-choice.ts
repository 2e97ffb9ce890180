import { useState } from 'react';

/**
 * A choice of the user's that is remembered from one request to the next, and when the window is opened again.
 *
 * @param name the end of its key in `localStorage`.
 * @param choices the valid values. A stored value of another version may be none of them.
 * @param initial the value until the user chooses.
 */
export function useStoredChoice<Value extends string, Initial extends Value | null>(
  name: string,
  choices: readonly Value[],
  initial: Initial,
): readonly [Value | Initial, (value: Value) => void] {
  const key = `hookscope.${name}`;
  const [value, setValue] = useState<Value | Initial>(() => {
    const stored = localStorage.getItem(key);
    return choices.find((choice) => choice === stored) ?? initial;
  });
  return [
    value,
    (next) => {
      localStorage.setItem(key, next);
      setValue(next);
    },
  ];
}
