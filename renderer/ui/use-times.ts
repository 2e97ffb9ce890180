import { createContext, useContext } from 'react';
import { createTimes, type Times } from './times.ts';

/** How the window writes times. `LanguageProvider` gives it what the settings say. */
export const TimesContext = createContext<Times>(
  createTimes({ locale: 'en', timeZone: 'local', clock: 'system' }),
);

/** Turns moments into text as the user chose; a component that uses it draws again when the choice changes. */
export function useTimes(): Times {
  return useContext(TimesContext);
}
