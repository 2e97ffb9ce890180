import { nativeTheme } from 'electron';
import type { Theme } from '../../shared/theme.ts';

export interface CurrentTheme {
  readonly theme: () => Theme;
  readonly setTheme: (theme: Theme) => void;
}

/**
 * Applies a theme to native parts and to the page's `prefers-color-scheme`: the system's until another one is set.
 *
 * @param onChanged called after each change.
 */
export function createThemeSetter(onChanged: () => void): CurrentTheme {
  let current: Theme = 'system';
  return {
    theme: () => current,
    setTheme(theme) {
      if (theme === current) return;
      current = theme;
      nativeTheme.themeSource = theme;
      onChanged();
    },
  };
}
